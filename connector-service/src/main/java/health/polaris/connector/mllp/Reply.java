package health.polaris.connector.mllp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a frame.
 *
 * @param frames to send, in this order
 * @param end why the connection ends afterwards; null when it goes on
 */
record Reply(List<byte[]> frames, @Nullable ConnectionEnd end) {

    static Reply of(List<byte[]> frames) {
        return new Reply(frames, null);
    }

    static Reply nothing() {
        return of(List.of());
    }

    static Reply ending(ConnectionEnd end) {
        return new Reply(List.of(), end);
    }

    Reply thenEnding(ConnectionEnd last) {
        return new Reply(frames, last);
    }
}
