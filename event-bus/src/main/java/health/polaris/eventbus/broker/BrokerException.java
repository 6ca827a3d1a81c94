package health.polaris.eventbus.broker;

import org.jspecify.annotations.Nullable;

/** The broker was not reached, or did not confirm a message: always worth another attempt. */
public final class BrokerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
