package health.polaris.integration;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * One patient's stay as the EPR tells it: admission, transfers from bed to bed, discharge.
 *
 * @param number tells patients, visits and control ids apart
 */
record Stay(int number) {

    static final int MESSAGES = 10;
    private static final int BEDS = 9;
    private static final LocalDateTime ADMITTED = LocalDateTime.of(2026, 3, 2, 8, 0);
    private static final DateTimeFormatter HL7 = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

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

    String hl7(int message) {
        String trigger = message == 0 ? "A01" : message == MESSAGES - 1 ? "A03" : "A02";
        String sent = HL7.format(ADMITTED.plusMinutes(message));
        String discharged = message == MESSAGES - 1 ? "|" + sent : "";
        return String.join(
                        "\r",
                        "MSH|^~\\&|NIGHT|TEST|POLARIS|TEST|%s||ADT^%s|%s-%d|P|2.4"
                                .formatted(sent, trigger, mrn(), message),
                        "EVN|%s|%s".formatted(trigger, sent),
                        "PID|1||%s^^^TEST^MRN||Night^Unlucky||19700101|2".formatted(mrn()),
                        "PV1|1|INPATIENT|WARD N^BAY 1^BED %d||||||||||||||||%s|||||||||||||||||||||||||%s%s"
                                .formatted(bed(message), visit(), HL7.format(ADMITTED), discharged))
                + "\r";
    }

    private int bed(int message) {
        return (number + Math.min(message, MESSAGES - 2)) % BEDS + 1;
    }
}
