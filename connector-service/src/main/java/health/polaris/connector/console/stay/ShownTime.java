package health.polaris.connector.console.stay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Times with their offset, as the API answers them and operators type them. */
final class ShownTime {

    private ShownTime() {}

    /** Null for what is no time: the API refuses it, in its own words. */
    static @Nullable Instant of(@Nullable Object text) {
        try {
            return text == null
                    ? null
                    : OffsetDateTime.parse(text.toString().strip()).toInstant();
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
