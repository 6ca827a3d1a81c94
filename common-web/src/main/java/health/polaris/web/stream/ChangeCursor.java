package health.polaris.web.stream;

import health.polaris.common.error.ApiException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How far a client has read changes; opaque to it. Cursor of a list and id of an event of a stream alike.
 *
 * @param position in the order of changes, 0 at the start
 * @param readUpTo all that had changed by then has been read; {@link Instant#EPOCH} while a list is not read to its end
 * @param history of the database that it was given in, see {@link ChangeHorizon}; 0: of any
 * @param limit 1 to 1000
 */
public record ChangeCursor(long position, Instant readUpTo, int history, int limit) {

    private static final int LONGEST_PAGE = 1000;
    private static final int OCTETS = Long.BYTES + Integer.BYTES + Integer.BYTES;

    /** The start of all changes. */
    private ChangeCursor(int limit) {
        this(0, Instant.EPOCH, 0, limit);
    }

    /**
     * @param name of the parameter or header that the text came in
     * @param text null at the start
     * @throws ApiException 400 when it is not one of our cursors
     */
    public static ChangeCursor of(String name, @Nullable String text, int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw ApiException.invalid("limit is not between 1 and " + LONGEST_PAGE);
        }
        return text == null ? new ChangeCursor(limit) : read(name, text, limit);
    }

    private static ChangeCursor read(String name, String text, int limit) {
        try {
            ByteBuffer octets = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (octets.capacity() == OCTETS) {
                long position = octets.getLong();
                return new ChangeCursor(position, readUpTo(octets.getInt()), octets.getInt(), limit);
            }
            // Those of the release before were positions and nothing else.
            if (octets.capacity() == Long.BYTES) {
                return new ChangeCursor(octets.getLong(), Instant.EPOCH, 0, limit);
            }
        } catch (IllegalArgumentException noCursor) {
            // the same refusal
        }
        throw ApiException.invalid(name + " is not one that was given out");
    }

    private static Instant readUpTo(int seconds) {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(seconds));
    }

    public String text() {
        byte[] octets = ByteBuffer.allocate(OCTETS)
                .putLong(position)
                .putInt((int) readUpTo.getEpochSecond())
                .putInt(history)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
