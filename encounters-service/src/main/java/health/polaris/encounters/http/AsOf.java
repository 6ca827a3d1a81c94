package health.polaris.encounters.http;

import health.polaris.common.error.MalformedValueException;
import health.polaris.common.json.IsoTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * As of when a client asks (contracts/encounters.md §1.3, §11): times with their offsets; empty is absent.
 *
 * @param open {@code open_as_of}: stays that end later count as open
 * @param shown {@code as_of}: what was shown then; null for what is shown now
 */
public record AsOf(@Nullable Instant open, @Nullable Instant shown) {

    /** @throws health.polaris.common.error.ApiException 400 {@code … <value> does not match expected ISO8601 format} */
    public static AsOf parse(@Nullable String openAsOf, @Nullable String asOf) {
        return new AsOf(time("open_as_of", openAsOf), time("as_of", asOf));
    }

    /** @throws health.polaris.common.error.ApiException 400 */
    public static @Nullable Instant time(String parameter, @Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : MalformedValueException.named(
                        parameter, () -> IsoTime.parse(text).toInstant());
    }
}
