package health.polaris.connector.delivery.attempt;

import health.polaris.common.logging.RequestId;
import health.polaris.common.security.CurrentCaller;
import health.polaris.connector.delivery.DeliveryOutcome;
import health.polaris.connector.delivery.DeliveryState;
import health.polaris.connector.delivery.Destination;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/** Sends what is due to one destination, several lanes at a time, each message on a thread of its own. */
final class DeliveryWorker {

    private static final String SYSTEM = "dhos-connector-api";

    private final Destination destination;
    private final DeliveryAttemptRepository table;
    private final DeliveryAttemptService records;
    private final DeliveryLog journal;
    private final DestinationBreaker breaker;
    private final int parallel;
    private final Semaphore free;
    private final Queue<Unwritten> unwritten = new ConcurrentLinkedQueue<>();
    private final Runnable wakeUp;

    DeliveryWorker(
            Destination destination,
            DeliveryAttemptRepository table,
            DeliveryAttemptService records,
            DeliveryLog journal,
            DestinationBreaker breaker,
            int parallel,
            Runnable wakeUp) {
        this.destination = destination;
        this.table = table;
        this.records = records;
        this.journal = journal;
        this.breaker = breaker;
        this.parallel = parallel;
        this.free = new Semaphore(parallel);
        this.wakeUp = wakeUp;
    }

    /** An outcome that the database was not there for; lost, it would mean sending again what was acknowledged. */
    private record Unwritten(DeliveryAttempt attempt, DeliveryOutcome outcome) {}

    /** Starts as much as may be sent now. Called by one thread at a time. */
    void poll() {
        if (!writeWhatIsLeft()) {
            return;
        }
        while (free.tryAcquire()) {
            boolean started = false;
            try {
                started = startOne();
            } finally {
                if (!started) {
                    free.release();
                }
            }
            if (!started) {
                return;
            }
        }
    }

    private boolean startOne() {
        if (!breaker.permits()) {
            return false;
        }
        Optional<DeliveryAttempt> attempt = Optional.empty();
        try {
            attempt = table.claim(destination.name(), breaker.probing());
        } finally {
            if (attempt.isEmpty()) {
                breaker.notNeeded();
            }
        }
        attempt.ifPresent(claimed -> Thread.ofVirtual()
                .name("delivery-" + destination.name())
                .start(() -> CurrentCaller.actingAs(SYSTEM, () -> send(claimed))));
        return attempt.isPresent();
    }

    private void send(DeliveryAttempt attempt) {
        boolean heard = false;
        try (MDC.MDCCloseable closing =
                MDC.putCloseable(RequestId.LOG_KEY, attempt.message().requestId())) {
            DeliveryOutcome outcome = sendNow(attempt);
            boolean back = breaker.sent(outcome);
            heard = true;
            write(new Unwritten(attempt, outcome));
            journal.ended(attempt, outcome);
            if (back) {
                table.bringForward(destination.name());
            }
        } catch (RuntimeException failure) {
            journal.unwritable(attempt, failure);
        } finally {
            if (!heard) {
                breaker.notNeeded();
            }
            free.release();
            wakeUp.run();
        }
    }

    /** Whatever goes wrong, it is an outcome: the breaker waits for that of a probe. */
    private DeliveryOutcome sendNow(DeliveryAttempt attempt) {
        try {
            return destination.send(attempt.message());
        } catch (RuntimeException mistake) {
            journal.unexpected(attempt, mistake);
            return new DeliveryOutcome.Unavailable("unexpected failure");
        }
    }

    private void write(Unwritten ended) {
        try {
            records.write(ended.attempt(), ended.outcome())
                    .filter(state -> state == DeliveryState.FAILED || state == DeliveryState.GIVEN_UP)
                    .ifPresent(state -> journal.abandoned(ended.attempt(), state));
        } catch (DataIntegrityViolationException unwritable) {
            // It will never be written. The lease ends, and the message is sent again under the same control id.
            journal.unwritable(ended.attempt(), unwritable);
        } catch (DataAccessException | TransactionException databaseAway) {
            journal.notWritten(ended.attempt(), databaseAway);
            unwritten.add(ended);
        }
    }

    /** Nothing is claimed before this is done: a lease may have ended, and the message is acknowledged already. */
    private boolean writeWhatIsLeft() {
        for (int left = unwritten.size(); left > 0; left--) {
            Unwritten ended = unwritten.poll();
            if (ended != null) {
                CurrentCaller.actingAs(SYSTEM, () -> write(ended));
            }
        }
        return unwritten.isEmpty();
    }

    boolean breakerClosed() {
        return breaker.closed();
    }

    String destination() {
        return destination.name();
    }

    /** Waits for what is being sent; what takes longer comes again when its lease has ended. */
    void awaitIdle(long millis) throws InterruptedException {
        if (free.tryAcquire(parallel, millis, TimeUnit.MILLISECONDS)) {
            free.release(parallel);
        }
    }
}
