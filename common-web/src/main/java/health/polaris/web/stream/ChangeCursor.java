package health.polaris.web.stream;

import health.polaris.common.error.ApiException;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How far a client has read changes; opaque to it. Cursor of a list and id of an event of a stream alike.
 *
 * @param position in the order of changes, 0 at the start
 * @param limit 1 to 1000
 */
public record ChangeCursor(long position, int limit) {

    private static final int LONGEST_PAGE = 1000;

    /**
     * @param name of the parameter or header that the text came in
     * @param text null at the start
     * @throws ApiException 400 when it is not one of our cursors
     */
    public static ChangeCursor of(String name, @Nullable String text, int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw ApiException.invalid("limit is not between 1 and " + LONGEST_PAGE);
        }
        return new ChangeCursor(text == null ? 0 : position(name, text), limit);
    }

    private static long position(String name, String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == Long.BYTES) {
                return ByteBuffer.wrap(bytes).getLong();
            }
        } catch (IllegalArgumentException noCursor) {
            // the same refusal
        }
        throw ApiException.invalid(name + " is not one that was given out");
    }

    public String text() {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(position).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
