package health.polaris.common.messaging;

/** The broker is well, but no queue is bound to the routing key of a mandatory message. */
final class UnroutableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnroutableException() {
        super("no queue is bound to the routing key");
    }
}
