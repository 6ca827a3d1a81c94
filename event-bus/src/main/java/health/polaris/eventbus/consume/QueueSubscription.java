package health.polaris.eventbus.consume;

import health.polaris.common.error.RedactedFailure;
import health.polaris.eventbus.broker.BrokerException;
import health.polaris.eventbus.broker.BrokerLink;
import health.polaris.eventbus.broker.MessagingSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one queue consumed for as long as the service runs: session after session, with a pause where the broker, or
 * what the handler needs, is away.
 */
final class QueueSubscription {

    private static final Logger log = LoggerFactory.getLogger(QueueSubscription.class);
    private static final int VALID_SECONDS = 5;

    /** A session that lasts so long was no failure: the next pause is short again. */
    private static final long STABLE_NANOS = Duration.ofSeconds(10).toNanos();

    private final QueueConsumer<?> consumer;
    private final BrokerLink link;
    private final MessagingSettings settings;
    private final DataSource database;
    private final MessageDispatcher<?> dispatcher;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable QueueSession session;
    private volatile boolean waiting;
    private volatile boolean halted;
    private int failures;

    QueueSubscription(
            QueueConsumer<?> consumer,
            BrokerLink link,
            MessagingSettings settings,
            DataSource database,
            MessageDispatcher<?> dispatcher,
            ConsumerMeters meters) {
        this.consumer = consumer;
        this.link = link;
        this.settings = settings;
        this.database = database;
        this.dispatcher = dispatcher;
        meters.state(this::isPaused, () -> halted);
    }

    /** Also after a stop, because an application may be paused and go on. */
    void start() {
        stopping = new CountDownLatch(1);
        stopped = new CountDownLatch(1);
        halted = false;
        Thread.ofVirtual().name("consume-" + consumer.queue().queueName()).start(this::run);
    }

    /** Lets what is being handled finish, for a while; the rest is given back. */
    void stop() {
        stopping.countDown();
        QueueSession current = session;
        if (current != null) {
            current.end(QueueSession.Ending.STOPPED);
        }
    }

    void awaitStopped(Duration limit) throws InterruptedException {
        if (!stopped.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            log.warn(
                    "Messages of {} are still being handled at shutdown",
                    consumer.queue().queueName());
        }
    }

    private void run() {
        try {
            while (stopping.getCount() > 0 && !halted) {
                consumeOrPause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    /** Nothing ends this loop but a stop: a consumer that is gone without an alert is the worst of all. */
    private void consumeOrPause() throws InterruptedException {
        try {
            consumeOnce();
        } catch (RuntimeException | Error e) {
            log.error("{} cannot be consumed, trying again", consumer.queue().queueName(), RedactedFailure.of(e));
            pause(++failures);
        }
    }

    private void consumeOnce() throws InterruptedException {
        QueueSession current = open();
        if (current == null) {
            pause(++failures);
            return;
        }
        long openedAt = System.nanoTime();
        QueueSession.Ending ending = current.awaitEnd();
        failures = System.nanoTime() - openedAt > STABLE_NANOS ? 0 : failures;
        current.close(settings.drainTimeout());
        switch (ending) {
            case HALTED -> halt();
            case GIVEN_BACK -> awaitDependencies();
            case CHANNEL_GONE -> pause(++failures);
            case STOPPED -> {}
        }
        if (ending != QueueSession.Ending.STOPPED) {
            current.awaitLastAttempts();
        }
    }

    private @Nullable QueueSession open() {
        try {
            QueueSession opened = QueueSession.open(link.consumingChannel(), consumer.queue(), dispatcher);
            session = opened;
            if (stopping.getCount() == 0) {
                opened.end(QueueSession.Ending.STOPPED);
            }
            return opened;
        } catch (BrokerException e) {
            if (!link.isDown()) {
                log.warn("Not consumed for now: {}", e.getMessage());
            }
            return null;
        }
    }

    private void halt() {
        halted = true;
        log.error(
                "STOPPED consuming {}: messages in a row failed unexpectedly and are dead letters. "
                        + "Find the cause, then start the service again",
                consumer.queue().queueName());
    }

    private void awaitDependencies() throws InterruptedException {
        log.warn(
                "Messages of {} given back until its dependencies answer",
                consumer.queue().queueName());
        waiting = true;
        try {
            int probes = 0;
            while (stopping.getCount() > 0 && !dependenciesAnswer()) {
                pause(++probes);
            }
        } finally {
            waiting = false;
        }
    }

    private boolean dependenciesAnswer() {
        try (Connection connection = database.getConnection()) {
            consumer.handler().probe();
            return connection.isValid(VALID_SECONDS);
        } catch (SQLException | RuntimeException e) {
            log.debug("Still away", RedactedFailure.of(e));
            return false;
        }
    }

    private void pause(int count) throws InterruptedException {
        stopping.await(settings.retryDelay(count).toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isPaused() {
        QueueSession current = session;
        return waiting || (current != null && current.isPaused());
    }
}
