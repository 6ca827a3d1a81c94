package health.polaris.connector.hl7.acknowledgement;

import health.polaris.connector.hl7.message.FieldPath;

/**
 * What was left out of an accepted message, or is worth a look (contracts/identity.md §4, F9).
 *
 * @param place the HL7 field meant
 * @param remedy what to correct, ERR-7: names of fields and accepted values, nothing of the message
 */
public record Warning(WarningReason reason, FieldPath place, String remedy) {

    /** For programs: {@code nhs_number_invalid}. */
    public String code() {
        return reason.label();
    }

    /** {@code PID-3} */
    public String field() {
        return place.toString();
    }

    /** Whether the acknowledgement says so. */
    public boolean isTold() {
        return reason.isTold();
    }
}
