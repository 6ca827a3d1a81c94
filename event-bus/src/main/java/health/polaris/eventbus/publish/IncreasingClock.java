package health.polaris.eventbus.publish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Never shows the same microsecond twice, and hides small steps backwards: the outbox orders the events of a key by the
 * time of their publication, and PostgreSQL keeps microseconds. A step back of more than two seconds is followed,
 * because an event is not sent before its time has come, and waiting an hour for a corrected clock is worse than what
 * it may do to the order of events that are unsent at that moment.
 */
final class IncreasingClock extends Clock {

    private static final Duration LARGEST_HIDDEN_STEP = Duration.ofSeconds(2);

    private final Clock source;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.EPOCH);

    IncreasingClock(Clock source) {
        this.source = source;
    }

    @Override
    public Instant instant() {
        return last.updateAndGet(this::after);
    }

    private Instant after(Instant previous) {
        Instant now = source.instant().truncatedTo(ChronoUnit.MICROS);
        boolean advances = now.isAfter(previous);
        boolean farBehind = now.plus(LARGEST_HIDDEN_STEP).isBefore(previous);
        return advances || farBehind ? now : previous.plus(1, ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return source.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new IncreasingClock(source.withZone(zone));
    }
}
