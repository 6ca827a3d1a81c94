package health.polaris.eventbus;

/** The broker answers, but does not take this message: no queue is bound to its routing key, or the queue is full. */
final class NotTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotTakenException(String message) {
        super(message, null, false, false);
    }
}
