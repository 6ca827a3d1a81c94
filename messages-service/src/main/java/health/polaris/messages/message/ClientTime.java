package health.polaris.messages.message;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A time as a client's clock told it, with the offset it was told in.
 *
 * @param instant to the microsecond
 * @param offsetSeconds east of Greenwich
 */
@Embeddable
public record ClientTime(Instant instant, Integer offsetSeconds) {

    static @Nullable ClientTime of(@Nullable OffsetDateTime time) {
        return time == null
                ? null
                : new ClientTime(time.toInstant(), time.getOffset().getTotalSeconds());
    }

    /** The wall clock of the client. */
    public OffsetDateTime time() {
        return instant.atOffset(ZoneOffset.ofTotalSeconds(offsetSeconds));
    }

    static @Nullable OffsetDateTime timeOf(@Nullable ClientTime stored) {
        return stored == null ? null : stored.time();
    }
}
