package health.polaris.eventbus.failure;

import health.polaris.eventbus.broker.BrokerException;
import health.polaris.eventbus.broker.NotTakenException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.springframework.amqp.AmqpException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.client.ResourceAccessException;

/** Exceptions that by their class alone mean a broken connection or a timeout, or two transactions at once. */
final class KnownFailures {

    private static final List<Class<? extends Throwable>> AWAY = List.of(
            BrokerException.class,
            NotTakenException.class,
            AmqpException.class,
            ResourceAccessException.class,
            CannotCreateTransactionException.class,
            TransactionTimedOutException.class,
            DataAccessResourceFailureException.class,
            QueryTimeoutException.class,
            SocketException.class,
            SocketTimeoutException.class,
            UnknownHostException.class,
            ClosedChannelException.class,
            HttpTimeoutException.class,
            TimeoutException.class);

    private static final List<Class<? extends Throwable>> CLASHES =
            List.of(ConcurrencyFailureException.class, DuplicateKeyException.class);

    private KnownFailures() {}

    static boolean isKnown(Throwable cause) {
        return AWAY.stream().anyMatch(type -> type.isInstance(cause));
    }

    static boolean isClash(Throwable cause) {
        return CLASHES.stream().anyMatch(type -> type.isInstance(cause));
    }
}
