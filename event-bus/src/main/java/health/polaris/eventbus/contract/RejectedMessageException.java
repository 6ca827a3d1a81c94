package health.polaris.eventbus.contract;

/**
 * This message can never be processed: a rule refuses it, or it cannot be read. It goes to the dead letters at once.
 * The reason ends up in a header and in logs, so it holds no patient data.
 */
public final class RejectedMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RejectedMessageException(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
