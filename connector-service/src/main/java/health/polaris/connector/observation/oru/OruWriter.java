package health.polaris.connector.observation.oru;

import static health.polaris.connector.hl7.message.EscapeSequences.escape;
import static health.polaris.connector.hl7.message.EscapeSequences.verbatim;

import ca.uhn.hl7v2.HL7Exception;
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
 * Writes ORU^R01 of v2.6 (contracts/connector.md §9): MSH, PID, PV1 when the EPR knows the encounter, OBR, and OBX for
 * everything measured. HAPI's ORU_R01 of v2.5 has all the fields that are needed. Times and the last field of a segment are
 * set verbatim: EPRs are used to {@code PV1-44} and {@code OBX-14} being there, be they empty.
 */
public final class OruWriter {

    private static final String TYPE = "ORU";
    private static final String EVENT = "R01";
    private static final String STRUCTURE = "ORU_R01";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final int CONTROL_ID_LENGTH = 20;

    private final OruSettings settings;
    private final TimestampFormat times;

    /** @param zone the hospital's */
    public OruWriter(OruSettings settings, ZoneId zone) {
        this.settings = settings;
        this.times = new TimestampFormat(settings.timestampFormat(), zone);
    }

    /**
     * The whole message, each segment ended by CR.
     *
     * @param location how the receiver wants PV1-3
     * @throws InvalidObservationSetException when an observation cannot be written
     */
    public OruMessage write(ObservationMessage message, LocationFormat location, Instant now) {
        ORU_R01 oru = MessageEncoder.empty(ORU_R01::new);
        List<ResultRow> rows = rows(message);
        String controlId = controlId(message.setUuid());
        MessageEncoder.fill(() -> {
            header(oru.getMSH(), controlId, now);
            ORU_R01_PATIENT_RESULT result = oru.getPATIENT_RESULT();
            patient(result.getPATIENT().getPID(), message.patient());
            if (message.stay() != null) {
                stay(result.getPATIENT().getVISIT().getPV1(), message.stay(), location);
            }
            request(result.getORDER_OBSERVATION().getOBR(), message);
            results(result.getORDER_OBSERVATION(), rows);
        });
        return new OruMessage(
                MessageEncoder.encode(oru, EncodingCharacters.defaultInstance()),
                escape(settings.sendingApplication()) + "|" + escape(settings.sendingFacility()),
                TYPE + "^" + EVENT + "^" + STRUCTURE,
                controlId,
                identifiers(message));
    }

    private static PatientIdentifiers identifiers(ObservationMessage message) {
        Patient patient = message.patient();
        Stay stay = message.stay();
        String visit = stay == null || stay.encounterId().isEmpty() ? null : stay.encounterId();
        return new PatientIdentifiers(patient.nhsNumber(), patient.hospitalNumber(), visit);
    }

    /** {@code MSH|^~\&|DHOS|SENSYNE|TRUST_TIE_ADT|TRUST|20240312090112.956+0000||ORU^R01^ORU_R01|5acde2…|P|2.6} */
    private void header(MSH msh, String controlId, Instant now) throws HL7Exception {
        msh.getFieldSeparator().setValue("|");
        msh.getEncodingCharacters().setValue("^~\\&");
        msh.getSendingApplication().getNamespaceID().setValue(settings.sendingApplication());
        msh.getSendingFacility().getNamespaceID().setValue(settings.sendingFacility());
        msh.getReceivingApplication().getNamespaceID().setValue(settings.receivingApplication());
        msh.getReceivingFacility().getNamespaceID().setValue(settings.receivingFacility());
        msh.getDateTimeOfMessage().getTime().setValue(verbatim(times.format(now.atOffset(ZoneOffset.UTC))));
        msh.getMessageType().getMessageCode().setValue(TYPE);
        msh.getMessageType().getTriggerEvent().setValue(EVENT);
        msh.getMessageType().getMessageStructure().setValue(STRUCTURE);
        msh.getMessageControlID().setValue(controlId);
        msh.getProcessingID().getProcessingID().setValue(settings.processingId());
        msh.getVersionID().getVersionID().setValue("2.6");
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

    private static void patient(PID pid, Patient patient) throws HL7Exception {
        pid.getSetIDPID().setValue("1");
        pid.getPatientID().getIDNumber().setValue(patient.uuid());
        int identifiers = 0;
        if (patient.hospitalNumber() != null) {
            People.fill(pid.getPatientIdentifierList(identifiers++), patient.hospitalNumber(), "MRN");
        }
        if (patient.nhsNumber() != null) {
            People.fill(pid.getPatientIdentifierList(identifiers), patient.nhsNumber(), "NHS");
        }
        People.fill(pid.getPatientName(0), patient);
        pid.getDateTimeOfBirth()
                .getTime()
                .setValue(patient.dateOfBirth() == null ? null : DATE.format(patient.dateOfBirth()));
        pid.getAdministrativeSex().setValue(SexCode.digit(patient.sex()));
    }

    private void stay(PV1 pv1, Stay stay, LocationFormat location) throws HL7Exception {
        pv1.getSetIDPV1().setValue("1");
        if (stay.location() != null) {
            Terser.set(pv1, 3, 0, 1, 1, verbatim(location.field(stay.location())));
        }
        pv1.getVisitNumber().getIDNumber().setValue(stay.encounterId());
        pv1.getAdmitDateTime().getTime().setValue(verbatim(times.format(stay.admittedAt())));
    }

    private void request(OBR obr, ObservationMessage message) throws HL7Exception {
        obr.getSetIDOBR().setValue("1");
        obr.getFillerOrderNumber().getEntityIdentifier().setValue(message.setUuid());
        obr.getUniversalServiceIdentifier().getIdentifier().setValue("EWS");
        obr.getObservationDateTime()
                .getTime()
                .setValue(verbatim(times.format(message.set().recordTime())));
        if (message.collector() != null) {
            People.fill(obr.getCollectorIdentifier(0), message.collector());
        }
        obr.getResultStatus().setValue("F");
    }

    private List<ResultRow> rows(ObservationMessage message) {
        List<ResultRow> rows = new ArrayList<>(new SetRows(message.set(), times).rows());
        rows.addAll(new ObservationRows(message, settings, times).rows());
        return rows;
    }

    private static void results(ORU_R01_ORDER_OBSERVATION order, List<ResultRow> rows) throws HL7Exception {
        for (int index = 0; index < rows.size(); index++) {
            rows.get(index).fill(order.getOBSERVATION(index).getOBX(), index + 1);
        }
    }
}
