package health.polaris.connector.delivery;

import java.util.Locale;

/** Where a delivery stands. */
public enum DeliveryState {
    PENDING,
    /** A replica has it under lease. */
    SENDING,
    /** The end that is wanted. */
    SENT,
    /** AE or AR; never sent again. */
    REFUSED,
    /** The other side is well but does not take this one; an operator may try again. */
    FAILED,
    /** The other side was away for too long; an operator may try again. */
    GIVEN_UP,
    /** Somebody has dealt with it otherwise, or wants no more of it; an operator may try again. */
    ENDED_BY_OPERATOR;

    /** As in the table and in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
