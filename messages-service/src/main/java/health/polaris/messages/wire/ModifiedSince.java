package health.polaris.messages.wire;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.MalformedValueException;
import health.polaris.common.json.IsoTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** {@code modified_since} of lists: a day, which is its first moment in UTC, or a time with its offset. */
public final class ModifiedSince {

    private ModifiedSince() {}

    /** @throws ApiException 400 when it is neither */
    public static OffsetDateTime read(String text) {
        return IsoTime.date(text)
                .map(day -> day.atStartOfDay().atOffset(ZoneOffset.UTC))
                .orElseGet(() -> MalformedValueException.named("modified_since", () -> IsoTime.parse(text)));
    }
}
