package health.polaris.eventbus.broker;

/** The broker answers, but does not take this message: no queue is bound to its routing key, or the queue is full. */
public final class NotTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotTakenException(String message) {
        super(message, null, false, false);
    }
}
