package health.polaris.integration;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One patient's stay as the EPR tells it: admission, transfers from bed to bed, discharge.
 *
 * @param number tells patients, visits and control ids apart
 */
record Stay(long number) {

    static final int MESSAGES = 10;
    private static final int BEDS = 9;
    private static final LocalDateTime ADMITTED = LocalDateTime.of(2026, 3, 2, 8, 0);
    private static final DateTimeFormatter HL7 = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private static final AtomicLong NEXT = new AtomicLong(System.currentTimeMillis() * 1000);

    /** One that no other story knows, in this installation or before. */
    static Stay fresh() {
        return new Stay(NEXT.incrementAndGet());
    }

    String mrn() {
        return "NIGHT-%04d".formatted(number);
    }

    String visit() {
        return "V-NIGHT-%04d".formatted(number);
    }

    /** {@code WARD N:BAY 1:BED 4}: where the message puts the patient; the discharge leaves him in the last bed. */
    String locationCode(int message) {
        return "WARD N:BAY 1:BED " + bed(message);
    }

    /** The beds in order, without repetition. */
    List<String> locationCodes() {
        List<String> codes = new ArrayList<>();
        for (int message = 0; message < MESSAGES - 1; message++) {
            codes.add(locationCode(message));
        }
        return codes;
    }

    static List<String> allLocationCodes() {
        return new Stay(0).locationCodes();
    }

    /** The admission (0), a transfer, or the discharge (the last one). */
    String hl7(int message) {
        return hl7(message == 0 ? "A01" : message == MESSAGES - 1 ? "A03" : "A02", message);
    }

    /** The message of that number with another trigger. */
    String hl7(String trigger, int message) {
        String sent = HL7.format(ADMITTED.plusMinutes(message));
        String discharged = trigger.equals("A03") ? "|" + sent : "";
        return message(
                header(trigger, sent, "%s-%d".formatted(mrn(), message)),
                patient(),
                "PV1|1|INPATIENT|WARD N^BAY 1^BED %d||||||||||||||||%s|||||||||||||||||||||||||%s%s"
                        .formatted(bed(message), visit(), HL7.format(ADMITTED), discharged));
    }

    /** A40: the other patient's record becomes part of this one's. */
    String merging(Stay other) {
        return message(
                header("A40", HL7.format(ADMITTED.plusHours(1)), mrn() + "-merge"),
                patient(),
                "MRG|%s^^^TEST^MRN".formatted(other.mrn()));
    }

    private static String header(String trigger, String sent, String controlId) {
        return "MSH|^~\\&|NIGHT|TEST|POLARIS|TEST|%s||ADT^%s|%s|P|2.4\rEVN|%s|%s"
                .formatted(sent, trigger, controlId, trigger, sent);
    }

    private String patient() {
        return "PID|1||%s^^^TEST^MRN||Night^Unlucky||19700101|2".formatted(mrn());
    }

    private static String message(String... segments) {
        return String.join("\r", segments) + "\r";
    }

    private int bed(int message) {
        return (int) ((number + Math.min(message, MESSAGES - 2)) % BEDS + 1);
    }
}
