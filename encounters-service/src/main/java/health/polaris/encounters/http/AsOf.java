package health.polaris.encounters.http;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.MalformedValueException;
import health.polaris.common.json.IsoTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * As of when a client asks (contracts/encounters.md §1.3, §11): times with their offsets; empty is absent.
 *
 * @param open {@code open_as_of}: stays that end later count as open
 * @param shown {@code as_of}: what was shown then; null for what is shown now
 * @param event {@code as_of_event}: what was true then, by what is known today; null unless that is asked
 */
public record AsOf(
        @Nullable Instant open,
        @Nullable Instant shown,
        @Nullable Instant event) {

    /** Of {@code as_of}, in the API description. */
    public static final String SHOWN_THEN =
            "What was shown at this time, which has an offset; absent: what is shown now";

    /** Of {@code as_of_event}, in the API description. */
    public static final String TRUE_THEN = "What was true at this time, by what is known today; with its offset";

    /**
     * @throws ApiException 400 {@code … <value> does not match expected ISO8601 format}, or for both of
     *     {@code as_of} and {@code as_of_event}
     */
    public static AsOf parse(@Nullable String openAsOf, @Nullable String asOf, @Nullable String asOfEvent) {
        AsOf times = new AsOf(time("open_as_of", openAsOf), time("as_of", asOf), time("as_of_event", asOfEvent));
        if (times.shown != null && times.event != null) {
            throw ApiException.invalid("as_of and as_of_event are two questions: ask one");
        }
        return times;
    }

    /** @throws ApiException 400 */
    public static @Nullable Instant time(String parameter, @Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : MalformedValueException.named(
                        parameter, () -> IsoTime.parse(text).toInstant());
    }
}
