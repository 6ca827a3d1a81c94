package health.polaris.connector.observation.oru;

import static health.polaris.connector.hl7.escape.EscapeSequences.escape;
import static health.polaris.connector.hl7.escape.EscapeSequences.verbatim;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.v25.datatype.CX;
import ca.uhn.hl7v2.model.v25.group.ORU_R01_ORDER_OBSERVATION;
import ca.uhn.hl7v2.model.v25.group.ORU_R01_PATIENT_RESULT;
import ca.uhn.hl7v2.model.v25.message.ORU_R01;
import ca.uhn.hl7v2.model.v25.segment.MSH;
import ca.uhn.hl7v2.model.v25.segment.OBR;
import ca.uhn.hl7v2.model.v25.segment.PID;
import ca.uhn.hl7v2.model.v25.segment.PV1;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.util.Terser;
import health.polaris.connector.hl7.action.SexCode;
import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import health.polaris.connector.hl7.message.MessageEncoder;
import health.polaris.connector.observation.InvalidObservationSetException;
import health.polaris.connector.observation.ObservationMessage;
import health.polaris.connector.observation.Patient;
import health.polaris.connector.observation.Stay;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes ORU^R01 (contracts/connector.md §9): MSH, PID, PV1 when the EPR knows the encounter, OBR, and OBX for everything
 * measured. HAPI's ORU_R01 of v2.5 has all the fields that any version needs. Times and the last field of a segment are
 * set verbatim: EPRs are used to {@code PV1-44} and {@code OBX-14} being there, be they empty.
 */
public final class OruWriter {

    private static final String TYPE = "ORU";
    private static final String EVENT = "R01";
    private static final String STRUCTURE = "ORU_R01";
    private static final String SERVICE = "EWS";
    private static final String UNKNOWN_CLASS = "U";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final int CONTROL_ID_LENGTH = 20;

    private final OruSettings settings;
    private final TimestampFormat times;
    private final TimestampFormat legacyTimes;

    /** @param zone the hospital's */
    public OruWriter(OruSettings settings, ZoneId zone) {
        this.settings = settings;
        this.times = new TimestampFormat(settings.timestampFormat(), zone, TimestampFormat.MOST_DIGITS);
        this.legacyTimes = new TimestampFormat(settings.timestampFormat(), zone, TimestampFormat.MICROS);
    }

    /**
     * The whole message, each segment ended by CR.
     *
     * @param format how the receiver wants it
     * @throws InvalidObservationSetException when an observation cannot be written
     */
    public OruMessage write(ObservationMessage message, OruFormat format, Instant now) {
        ORU_R01 oru = MessageEncoder.empty(ORU_R01::new, format.lineEndsWritten());
        List<ResultRow> rows = rows(message, times(format));
        String controlId = controlId(message.setUuid());
        MessageEncoder.fill(() -> {
            header(oru.getMSH(), controlId, format, now);
            ORU_R01_PATIENT_RESULT result = oru.getPATIENT_RESULT();
            patient(result.getPATIENT().getPID(), message.patient(), format);
            if (message.stay() != null) {
                stay(result.getPATIENT().getVISIT().getPV1(), message.stay(), format);
            }
            request(result.getORDER_OBSERVATION().getOBR(), message, format);
            results(result.getORDER_OBSERVATION(), rows, new ResultSegment(format));
        });
        return new OruMessage(
                MessageEncoder.encode(oru, EncodingCharacters.defaultInstance()),
                escape(settings.sendingApplication()) + "|" + escape(settings.sendingFacility()),
                TYPE + "^" + EVENT + "^" + STRUCTURE,
                controlId,
                identifiers(message));
    }

    private TimestampFormat times(OruFormat format) {
        return format.legacy() ? legacyTimes : times;
    }

    private static PatientIdentifiers identifiers(ObservationMessage message) {
        Patient patient = message.patient();
        Stay stay = message.stay();
        String visit = stay == null || stay.encounterId().isEmpty() ? null : stay.encounterId();
        return new PatientIdentifiers(patient.nhsNumber(), patient.hospitalNumber(), visit);
    }

    /** {@code MSH|^~\&|DHOS|SENSYNE|TRUST_TIE_ADT|TRUST|20240312090112.956+0000||ORU^R01^ORU_R01|5acde2…|P|2.6} */
    private void header(MSH msh, String controlId, OruFormat format, Instant now) throws HL7Exception {
        msh.getFieldSeparator().setValue("|");
        msh.getEncodingCharacters().setValue("^~\\&");
        msh.getSendingApplication().getNamespaceID().setValue(settings.sendingApplication());
        msh.getSendingFacility().getNamespaceID().setValue(settings.sendingFacility());
        msh.getReceivingApplication().getNamespaceID().setValue(settings.receivingApplication());
        msh.getReceivingFacility().getNamespaceID().setValue(settings.receivingFacility());
        msh.getDateTimeOfMessage().getTime().setValue(verbatim(times(format).format(now.atOffset(ZoneOffset.UTC))));
        msh.getMessageType().getMessageCode().setValue(TYPE);
        msh.getMessageType().getTriggerEvent().setValue(EVENT);
        msh.getMessageType().getMessageStructure().setValue(STRUCTURE);
        msh.getMessageControlID().setValue(controlId);
        msh.getProcessingID().getProcessingID().setValue(settings.processingId());
        msh.getVersionID().getVersionID().setValue(format.version().number());
        if (!format.legacy()) {
            msh.getCharacterSet(0).setValue("UNICODE UTF-8");
        }
    }

    /** The same for the same set, so that an EPR recognises a message that it gets a second time. */
    private static String controlId(String setUuid) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(setUuid.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, CONTROL_ID_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has MD5", impossible);
        }
    }

    private void patient(PID pid, Patient patient, OruFormat format) throws HL7Exception {
        pid.getSetIDPID().setValue("1");
        pid.getPatientID().getIDNumber().setValue(patient.uuid());
        int identifiers = 0;
        if (patient.hospitalNumber() != null) {
            number(pid.getPatientIdentifierList(identifiers++), patient.hospitalNumber(), format.mrn(), format);
        }
        if (patient.nhsNumber() != null) {
            number(pid.getPatientIdentifierList(identifiers), patient.nhsNumber(), format.nhsNumber(), format);
        }
        People.fill(pid.getPatientName(0), patient, format.lineEndsWritten());
        pid.getDateTimeOfBirth()
                .getTime()
                .setValue(patient.dateOfBirth() == null ? null : DATE.format(patient.dateOfBirth()));
        pid.getAdministrativeSex()
                .setValue(format.legacy() ? SexCode.digit(patient.sex()) : SexCode.letter(patient.sex()));
    }

    private void number(CX field, String number, OruFormat.NumberNaming naming, OruFormat format) throws HL7Exception {
        if (format.legacy()) {
            People.fill(field, number, null, naming.type());
        } else {
            String authority = naming.authority() == null ? settings.receivingFacility() : naming.authority();
            People.fill(field, number, authority, naming.type());
        }
    }

    private void stay(PV1 pv1, Stay stay, OruFormat format) throws HL7Exception {
        pv1.getSetIDPV1().setValue("1");
        if (!format.legacy()) {
            pv1.getPatientClass().setValue(UNKNOWN_CLASS);
        }
        if (stay.location() != null) {
            Terser.set(pv1, 3, 0, 1, 1, verbatim(format.location().field(stay.location(), format.lineEndsWritten())));
        }
        pv1.getVisitNumber().getIDNumber().setValue(stay.encounterId());
        pv1.getAdmitDateTime().getTime().setValue(verbatim(times(format).format(stay.admittedAt())));
    }

    private void request(OBR obr, ObservationMessage message, OruFormat format) throws HL7Exception {
        obr.getSetIDOBR().setValue("1");
        obr.getFillerOrderNumber().getEntityIdentifier().setValue(message.setUuid());
        if (format.legacy()) {
            obr.getUniversalServiceIdentifier().getIdentifier().setValue(SERVICE);
        } else {
            ResultSegment.name(obr.getUniversalServiceIdentifier(), SERVICE);
        }
        obr.getObservationDateTime()
                .getTime()
                .setValue(verbatim(times(format).format(message.set().recordTime())));
        if (message.collector() != null) {
            People.fill(obr.getCollectorIdentifier(0), message.collector(), format.lineEndsWritten());
        }
        obr.getResultStatus().setValue("F");
    }

    private List<ResultRow> rows(ObservationMessage message, TimestampFormat times) {
        List<ResultRow> rows = new ArrayList<>(new SetRows(message.set(), times).rows());
        rows.addAll(new ObservationRows(message, settings, times).rows());
        return rows;
    }

    private static void results(ORU_R01_ORDER_OBSERVATION order, List<ResultRow> rows, ResultSegment segment)
            throws HL7Exception {
        for (int index = 0; index < rows.size(); index++) {
            segment.fill(order.getOBSERVATION(index), rows.get(index), index + 1);
        }
    }
}
