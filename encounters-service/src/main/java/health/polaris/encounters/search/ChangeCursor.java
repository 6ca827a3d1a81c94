package health.polaris.encounters.search;

import health.polaris.common.error.ApiException;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How far a polling client has read; opaque to it.
 *
 * @param position in the order of changes, 0 at the start
 * @param limit 1 to 1000
 */
record ChangeCursor(long position, int limit) {

    private static final int LONGEST_PAGE = 1000;

    /** @throws ApiException 400 when it is none of ours */
    static ChangeCursor of(@Nullable String text, int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw ApiException.invalid("limit is not between 1 and " + LONGEST_PAGE);
        }
        return new ChangeCursor(text == null ? 0 : position(text), limit);
    }

    private static long position(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == Long.BYTES) {
                return ByteBuffer.wrap(bytes).getLong();
            }
        } catch (IllegalArgumentException noCursor) {
            // the same refusal
        }
        throw ApiException.invalid("cursor is not one that was given out");
    }

    String text() {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(position).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
