package health.polaris.eventbus;

import org.jspecify.annotations.Nullable;

/** The broker was not reached, or did not confirm a message: always worth another attempt. */
final class BrokerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
