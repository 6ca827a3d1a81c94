package health.polaris.connector.hl7.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * MSH-7, when the sender made the message.
 *
 * @param ambiguous local time within the hour that comes twice in autumn
 */
public record SentTime(Instant instant, boolean ambiguous) {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** A sender's clock that runs ahead must not freeze a patient: later messages would all look late. */
    public boolean aheadOf(Instant now) {
        return instant.isAfter(now.plus(TOLERANCE));
    }

    /** The time by which messages may be put in order, empty when it cannot order. */
    public Optional<Instant> ordering(Instant now) {
        return ambiguous || aheadOf(now) ? Optional.empty() : Optional.of(instant);
    }
}
