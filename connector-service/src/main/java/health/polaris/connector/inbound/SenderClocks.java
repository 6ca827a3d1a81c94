package health.polaris.connector.inbound;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How old the messages of a sender are at least when they come, by their own time. Where that is minutes more than with
 * other senders, the sender's clock is behind, and what it says stands ahead of what others said before it
 * (contracts/identity.md O3).
 */
@Component
class SenderClocks {

    private static final Duration HALF_WINDOW = Duration.ofMinutes(15);

    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, Ages> senders = new ConcurrentHashMap<>();

    SenderClocks(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        ages(SenderLabels.OTHER);
    }

    /** A time to the second or finer: a day or a minute says nothing of a clock. */
    void came(String sender, Instant sentAt) {
        Instant now = clock.instant();
        ages(sender).add(now, Duration.between(sentAt, now));
    }

    private Ages ages(String sender) {
        return senders.computeIfAbsent(sender, label -> {
            Ages ages = new Ages(clock.instant());
            Gauge.builder("polaris.hl7.sent.age.seconds", () -> ages.least(clock.instant()))
                    .tag("sender", label)
                    .register(meters);
            return ages;
        });
    }

    /** The least age of the last 15 to 30 minutes. */
    private static final class Ages {

        private Instant since;
        private @Nullable Duration current;
        private @Nullable Duration before;

        Ages(Instant since) {
            this.since = since;
        }

        synchronized void add(Instant now, Duration age) {
            turn(now);
            current = lesser(current, age);
        }

        /** NaN when nothing came: no minimum of others counts it. */
        synchronized double least(Instant now) {
            turn(now);
            Duration least = before == null ? current : lesser(current, before);
            return least == null ? Double.NaN : least.toMillis() / 1000.0;
        }

        private void turn(Instant now) {
            if (now.isBefore(since.plus(HALF_WINDOW))) {
                return;
            }
            before = now.isBefore(since.plus(HALF_WINDOW.multipliedBy(2))) ? current : null;
            current = null;
            since = now;
        }

        private static Duration lesser(@Nullable Duration one, Duration other) {
            return one == null || other.compareTo(one) < 0 ? other : one;
        }
    }
}
