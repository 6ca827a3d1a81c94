package health.polaris.connector.profile.value;

/** A value of the file is not what its key needs; the text says why and quotes it. */
public final class WrongValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public WrongValueException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
