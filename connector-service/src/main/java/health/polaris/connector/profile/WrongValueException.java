package health.polaris.connector.profile;

/** A value of the file is not what its key needs; the text says why and quotes it. */
final class WrongValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    WrongValueException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
