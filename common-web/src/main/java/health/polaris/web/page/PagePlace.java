package health.polaris.web.page;

import health.polaris.common.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A place in a list, opaque on the wire: behind the row of that time and id. */
public record PagePlace(Instant at, String uuid) {

    private static final int LONGEST = 200;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** Before all that is in a list that begins with the newest. */
    public static final PagePlace NEWEST = new PagePlace(LAST, "");

    /** Before all that is in a list that begins with the oldest. */
    public static final PagePlace OLDEST = new PagePlace(Instant.EPOCH, "");

    /** As it stands in a query. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + " " + uuid).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param text null or blank on the first page
     * @throws ApiException 400 when it is none of ours
     */
    public static PagePlace read(@Nullable String text, PagePlace start) {
        if (text == null || text.isBlank()) {
            return start;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(0, Math.min(text.length(), LONGEST)));
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split(" ", 2);
            Instant at = Instant.parse(parts[0]);
            boolean ours = parts.length == 2 && parts[1].indexOf('\0') < 0;
            if (ours && at.isAfter(Instant.EPOCH) && at.isBefore(LAST)) {
                return new PagePlace(at, parts[1]);
            }
        } catch (DateTimeException | IllegalArgumentException foreign) {
            // Said below.
        }
        throw ApiException.invalid("cursor is not one that was given out");
    }
}
