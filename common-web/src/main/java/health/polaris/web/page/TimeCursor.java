package health.polaris.web.page;

import health.polaris.common.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list that is ordered by a time and, of one time, by an id. On the wire opaque, and of characters that stand
 * in a query as they are.
 *
 * @param at after 1970 and before the last day of 9999: the database knows fewer years than an instant does
 * @param id a uuid, which clients may have chosen, or a number; empty at either end
 */
public record TimeCursor(Instant at, String id) {

    private static final int LONGEST = 200;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Pattern ID = Pattern.compile("\\P{Cntrl}{1,36}");

    /** Ahead of all that is in a list with the newest first. */
    public static final TimeCursor NEWEST_FIRST = new TimeCursor(LAST, "");

    /** Ahead of all that is in a list with the oldest first. */
    public static final TimeCursor OLDEST_FIRST = new TimeCursor(Instant.EPOCH, "");

    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param parameter that the text came in
     * @param text what {@link #text} gave; null or blank for the first page
     * @throws ApiException 400 when it is not one of our cursors
     */
    public static Optional<TimeCursor> read(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(0, Math.min(text.length(), LONGEST)));
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split(" ", 2);
            Instant at = Instant.parse(parts[0]);
            if (parts.length == 2 && ID.matcher(parts[1]).matches() && at.isAfter(Instant.EPOCH) && at.isBefore(LAST)) {
                return Optional.of(new TimeCursor(at, parts[1]));
            }
        } catch (DateTimeException | IllegalArgumentException foreign) {
            // Said below.
        }
        throw foreign(parameter);
    }

    /** @throws ApiException 400 when it is not one of our cursors, in a list whose ids are numbers */
    public static Optional<TimeCursor> readNumbered(String parameter, @Nullable String text) {
        Optional<TimeCursor> cursor = read(parameter, text);
        try {
            cursor.ifPresent(TimeCursor::number);
        } catch (NumberFormatException uuid) {
            throw foreign(parameter);
        }
        return cursor;
    }

    /** The id of a list whose ids are numbers; 0 at the start. */
    public long number() {
        return id.isEmpty() ? 0 : Long.parseLong(id);
    }

    private static ApiException foreign(String parameter) {
        return ApiException.invalid(
                "'%s' is not one that was given out: leave it out to begin at the first page".formatted(parameter));
    }
}
