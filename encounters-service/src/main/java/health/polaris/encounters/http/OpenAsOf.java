package health.polaris.encounters.http;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.MalformedValueException;
import health.polaris.common.json.IsoTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code open_as_of}: a time with its offset; empty is absent (contracts/encounters.md §1.3). */
public final class OpenAsOf {

    private OpenAsOf() {}

    /** @throws ApiException 400 {@code … <value> does not match expected ISO8601 format} */
    public static @Nullable Instant parse(@Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : MalformedValueException.named(
                        "open_as_of", () -> IsoTime.parse(text).toInstant());
    }
}
