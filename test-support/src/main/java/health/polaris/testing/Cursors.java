package health.polaris.testing;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;

/** Places in the order of changes that no service would give, made of those that one gave. */
public final class Cursors {

    private static final int TIME = Long.BYTES;
    private static final int HISTORY = TIME + Integer.BYTES;

    private Cursors() {}

    /** A client that was told more than a restored database has. */
    public static String ahead(String cursor) {
        ByteBuffer octets = octets(cursor);
        return text(octets.putLong(0, octets.getLong(0) + 1_000_000));
    }

    /** The same place in a database that went another way. */
    public static String elsewhere(String cursor) {
        ByteBuffer octets = octets(cursor);
        return text(octets.putInt(HISTORY, octets.getInt(HISTORY) + 1));
    }

    /** Given that long ago. */
    public static String older(String cursor, Duration time) {
        ByteBuffer octets = octets(cursor);
        return text(octets.putInt(TIME, octets.getInt(TIME) - (int) time.toSeconds()));
    }

    /** As the release before gave it. */
    public static String positionAlone(String cursor) {
        return text(ByteBuffer.allocate(Long.BYTES).putLong(0, octets(cursor).getLong(0)));
    }

    private static ByteBuffer octets(String cursor) {
        return ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
    }

    private static String text(ByteBuffer octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets.array());
    }
}
