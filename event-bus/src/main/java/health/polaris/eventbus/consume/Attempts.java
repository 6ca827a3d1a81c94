package health.polaris.eventbus.consume;

import health.polaris.common.logging.RequestId;
import health.polaris.common.security.CurrentCaller;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.failure.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tries one step of a message's way again and again, as its failures demand (contracts/platform.md §8.5), until it
 * succeeds, fails for good, or the channel is gone.
 */
final class Attempts {

    /** Who did it, in audit fields (contracts/platform.md §4.5). */
    private static final String ACTING_SYSTEM = "dhos-async-adapter";

    private static final int CONFLICTS = 5;

    private final QueueSession session;
    private final MessagingSettings settings;
    private final ConsumerMeters meters;
    private final String correlationId;
    private final int most;
    private int made;

    /** @param most how often an unexpected failure is tried */
    Attempts(QueueSession session, MessagingSettings settings, ConsumerMeters meters, String correlationId, int most) {
        this.session = session;
        this.settings = settings;
        this.meters = meters;
        this.correlationId = correlationId;
        this.most = most;
    }

    /** How a step ended. */
    sealed interface Result {
        record Done() implements Result {}

        record Failed(Failure failure, Throwable cause) implements Result {}

        /** The channel is gone, and the message with it. */
        record Forgotten() implements Result {}
    }

    int made() {
        return made;
    }

    /** Tries the step to its end. */
    Result of(Runnable step) throws InterruptedException {
        Counts counts = new Counts();
        try {
            while (!session.isOver()) {
                Throwable thrown = once(step);
                if (thrown == null) {
                    return new Result.Done();
                }
                Failure failure = counts.count(Failure.of(thrown));
                meters.failed(failure.kind());
                if (isFinal(failure, counts)) {
                    return new Result.Failed(failure, thrown);
                }
                beforeTheNext(failure, counts);
            }
            return new Result.Forgotten();
        } finally {
            counts.calmDown();
        }
    }

    private @Nullable Throwable once(Runnable step) {
        made++;
        try {
            RequestId.during(correlationId, () -> CurrentCaller.actingAs(ACTING_SYSTEM, step));
            return null;
        } catch (Throwable thrown) { // Whatever it is, the message must be dealt with.
            return thrown;
        }
    }

    private boolean isFinal(Failure failure, Counts counts) {
        return switch (failure.kind()) {
            case PERMANENT -> true;
            case UNEXPECTED -> counts.unexpected >= most;
            case TRANSIENT, CONFLICT -> false;
        };
    }

    private void beforeTheNext(Failure failure, Counts counts) throws InterruptedException {
        switch (failure.kind()) {
            case TRANSIENT -> {
                counts.troubled();
                if (counts.troubleLasts(settings.patience())) {
                    session.end(QueueSession.Ending.GIVEN_BACK);
                }
                session.pause(settings.retryDelay(counts.transients));
            }
            case UNEXPECTED -> {
                counts.calmDown();
                session.pause(settings.retryDelay(counts.unexpected));
            }
            case CONFLICT, PERMANENT -> counts.calmDown();
        }
    }

    /** Failures of a step by their kind. */
    private final class Counts {
        private int transients;
        private int conflicts;
        private int unexpected;
        private @Nullable Long troubledSince;

        Failure count(Failure failure) {
            return switch (failure.kind()) {
                case TRANSIENT -> {
                    transients++;
                    yield failure;
                }
                case CONFLICT -> {
                    conflicts++;
                    yield conflicts <= CONFLICTS ? failure : count(failure.asUnexpected());
                }
                case UNEXPECTED -> {
                    unexpected++;
                    yield failure;
                }
                case PERMANENT -> failure;
            };
        }

        void troubled() {
            if (troubledSince == null) {
                troubledSince = System.nanoTime();
                session.pause().begin();
            }
        }

        void calmDown() {
            if (troubledSince != null) {
                troubledSince = null;
                transients = 0;
                session.pause().end();
            }
        }

        boolean troubleLasts(Duration patience) {
            return troubledSince != null && System.nanoTime() - troubledSince >= patience.toNanos();
        }
    }
}
