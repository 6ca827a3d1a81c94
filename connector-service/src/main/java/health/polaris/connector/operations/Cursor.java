package health.polaris.connector.operations;

import health.polaris.common.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A place in the list, opaque on the wire. */
public record Cursor(Instant created, String uuid) {

    private static final int LONGEST = 200;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((created + " " + uuid).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ApiException 400 when it is none of ours */
    public static @Nullable Cursor read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(0, Math.min(text.length(), LONGEST)));
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split(" ", 2);
            if (parts.length == 2 && parts[1].indexOf('\0') < 0) {
                Cursor place = new Cursor(Instant.parse(parts[0]), parts[1]);
                if (place.isOfOurTime()) {
                    return place;
                }
            }
        } catch (DateTimeException | IllegalArgumentException foreign) {
            // Said below.
        }
        throw ApiException.invalid("after: not a cursor of this list");
    }

    /** The database knows fewer years than an instant does. */
    private boolean isOfOurTime() {
        return created.isAfter(Instant.EPOCH) && created.isBefore(LAST);
    }
}
