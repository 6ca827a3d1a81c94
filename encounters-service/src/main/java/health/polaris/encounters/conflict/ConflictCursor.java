package health.polaris.encounters.conflict;

import health.polaris.common.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A place in the list, opaque on the wire. */
record ConflictCursor(Instant openedAt, String uuid) {

    private static final int LONGEST = 200;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** Before all that is in the list: newest first. */
    static final ConflictCursor START = new ConflictCursor(LAST, "");

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((openedAt + " " + uuid).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ApiException 400 when it is none of ours */
    static ConflictCursor read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return START;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(0, Math.min(text.length(), LONGEST)));
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split(" ", 2);
            Instant openedAt = Instant.parse(parts[0]);
            boolean ours = parts.length == 2 && parts[1].indexOf('\0') < 0;
            if (ours && openedAt.isAfter(Instant.EPOCH) && openedAt.isBefore(LAST)) {
                return new ConflictCursor(openedAt, parts[1]);
            }
        } catch (DateTimeException | IllegalArgumentException foreign) {
            // Said below.
        }
        throw ApiException.invalid("cursor is not one that was given out");
    }
}
