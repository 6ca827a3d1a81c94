package health.polaris.connector.hl7;

/** A field the interpretation needs does not hold what its type demands; never leaves this package. */
final class UnreadableFieldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    private UnreadableFieldException(Refusal refusal) {
        super(refusal.text(), null, false, false);
        this.refusal = refusal;
    }

    /** @param field {@code PV1-44} */
    static UnreadableFieldException timestamp(String field) {
        return new UnreadableFieldException(
                new Refusal(RefusalReason.TIMESTAMP, "HL7 field " + field + " is not a valid timestamp"));
    }

    static UnreadableFieldException mergeMissing() {
        return new UnreadableFieldException(new Refusal(RefusalReason.MERGE_MISSING, "HL7 MRG segment missing"));
    }

    Refusal refusal() {
        return refusal;
    }
}
