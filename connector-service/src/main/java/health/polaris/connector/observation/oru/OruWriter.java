package health.polaris.connector.observation.oru;

import static health.polaris.connector.hl7.message.EscapeSequences.escape;

import health.polaris.connector.hl7.action.SexCode;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes ORU^R01 of v2.6 (contracts/connector.md §9): MSH, PID, PV1 when the EPR knows the encounter, OBR, and OBX for
 * everything measured. Written by hand: senders print values and field lengths that HAPI's object model would correct.
 */
public final class OruWriter {

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
     * The whole text, each segment ended by CR.
     *
     * @param location how the receiver wants PV1-3
     * @throws InvalidObservationSetException when an observation can not be written
     */
    public String write(ObservationMessage message, LocationFormat location, Instant now) {
        return header(message.setUuid(), now)
                + patient(message.patient())
                + (message.stay() == null ? "" : stay(message.stay(), location))
                + request(message)
                + results(message);
    }

    /** {@code MSH|^~\&|DHOS|SENSYNE|TRUST_TIE_ADT|TRUST|20240312090112.956+0000||ORU^R01^ORU_R01|5acde2…|P|2.6} */
    private String header(String setUuid, Instant now) {
        return new SegmentText("MSH")
                .field(2, "^~\\&")
                .field(3, escape(settings.sendingApplication()))
                .field(4, escape(settings.sendingFacility()))
                .field(5, escape(settings.receivingApplication()))
                .field(6, escape(settings.receivingFacility()))
                .field(7, times.format(now.atOffset(ZoneOffset.UTC)))
                .field(9, "ORU^R01^ORU_R01")
                .field(10, controlId(setUuid))
                .field(11, escape(settings.processingId()))
                .field(12, "2.6")
                .toString();
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

    private static String patient(Patient patient) {
        return new SegmentText("PID")
                .field(1, "1")
                .field(2, escape(patient.uuid()))
                .field(
                        3,
                        Stream.of(identifier(patient.hospitalNumber(), "MRN"), identifier(patient.nhsNumber(), "NHS"))
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining("~")))
                .field(5, escape(patient.lastName()) + "^" + escape(patient.firstName()))
                .field(7, patient.dateOfBirth() == null ? "" : DATE.format(patient.dateOfBirth()))
                .field(8, SexCode.digit(patient.sex()))
                .toString();
    }

    /** {@code 5550142^^^^MRN} */
    private static String identifier(@Nullable String value, String type) {
        return value == null ? "" : escape(value) + "^^^^" + type;
    }

    private String stay(Stay stay, LocationFormat location) {
        return new SegmentText("PV1")
                .field(1, "1")
                .field(3, stay.location() == null ? "" : location.field(stay.location()))
                .field(19, escape(stay.encounterId()))
                .field(44, times.format(stay.admittedAt()))
                .toString();
    }

    private String request(ObservationMessage message) {
        return new SegmentText("OBR")
                .field(1, "1")
                .field(3, escape(message.setUuid()))
                .field(4, "EWS")
                .field(7, times.format(message.set().recordTime()))
                .field(10, message.collector())
                .field(25, "F")
                .toString();
    }

    private String results(ObservationMessage message) {
        List<ResultRow> rows = new ArrayList<>(new SetRows(message.set(), times).rows());
        rows.addAll(new ObservationRows(message, settings, times).rows());
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < rows.size(); index++) {
            text.append(rows.get(index).segment(index + 1));
        }
        return text.toString();
    }
}
