package health.polaris.connector.hl7.fact;

import health.polaris.connector.hl7.message.FieldPath;

/** What should be a time is none. */
public final class UnreadableTimeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FieldPath place;

    UnreadableTimeException(FieldPath place) {
        super(place + " is no time", null, false, false);
        this.place = place;
    }

    public FieldPath place() {
        return place;
    }
}
