package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.acknowledgement.Refusal;

/** A field the interpretation needs does not hold what its type demands; never leaves this package. */
final class UnreadableFieldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    UnreadableFieldException(Refusal refusal) {
        super(refusal.text(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
