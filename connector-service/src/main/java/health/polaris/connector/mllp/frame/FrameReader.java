package health.polaris.connector.mllp.frame;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/**
 * Cuts a stream of bytes into MLLP frames (HL7 v2.5 appendix C.4, "Minimal Lower Layer Protocol"):
 * {@code <0x0B> message <0x1C> <0x0D>}. A frame whose last byte 0x0D does not come is taken after a moment, one that the
 * next 0x0B cuts off is broken. What stands between frames is skipped.
 */
public final class FrameReader {

    static final byte START = 0x0B;
    static final byte END = 0x1C;
    static final byte LAST = 0x0D;

    static final int MOST_GARBAGE = 64 * 1024;

    private static final int CHUNK = 8 * 1024;

    private final InputStream in;
    private final FrameBuffer frame;
    private final Wire wire;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int limit;

    /** What the reader tells, and asks of, the connection. */
    public interface Wire {

        /** The first byte of a frame has come. */
        void frameBegins();

        void read(int bytes);

        /** Bytes outside of frames, line ends not counted. */
        void skipped(int bytes);

        /** From now on a read waits for a moment only, or again as long as it takes. */
        void waitBriefly(boolean briefly) throws IOException;
    }

    public FrameReader(InputStream in, FrameBuffer frame, Wire wire) {
        this.in = in;
        this.frame = frame;
        this.wire = wire;
    }

    /** Waits for the next frame. The one before is forgotten. */
    public MllpFrame next() throws IOException {
        frame.clear();
        int garbage = 0;
        while (position < limit || fill()) {
            int start = indexOf(START, START);
            int skipped = countSkipped(start);
            garbage += skipped;
            if (skipped > 0) {
                wire.skipped(skipped);
            }
            if (garbage > MOST_GARBAGE) {
                return new MllpFrame.Garbage();
            }
            if (start < limit) {
                position = start + 1;
                wire.frameBegins();
                return readFrame();
            }
            position = limit;
        }
        return new MllpFrame.End(false);
    }

    /** A 0x0D that came late and empty lines are not worth counting. */
    private int countSkipped(int end) {
        int count = 0;
        for (int index = position; index < end; index++) {
            count += chunk[index] == '\r' || chunk[index] == '\n' ? 0 : 1;
        }
        return count;
    }

    private MllpFrame readFrame() throws IOException {
        boolean sound = true;
        while (position < limit || fill()) {
            int end = indexOf(START, END);
            frame.append(chunk, position, end);
            position = end;
            if (end < limit && chunk[end] == START) {
                return frame(false);
            }
            if (end < limit) {
                position++;
                if (endsHere()) {
                    return frame(sound);
                }
                sound = false;
            }
        }
        return new MllpFrame.End(true);
    }

    /**
     * 0x1C stands nowhere but at the end, so what comes after one must be a line end, the next frame or nothing; some senders
     * write it twice.
     */
    private boolean endsHere() throws IOException {
        do {
            if (position == limit && !fillBriefly()) {
                return true;
            }
        } while (chunk[position] == END && ++position > 0);
        byte next = chunk[position];
        return next == LAST || next == '\n' || next == START;
    }

    private MllpFrame frame(boolean sound) {
        return switch (frame.overflow()) {
            case TOO_LONG -> new MllpFrame.TooLong(frame.content());
            case NO_MEMORY -> new MllpFrame.NoMemory();
            case NONE -> sound ? new MllpFrame.Complete(frame.content()) : new MllpFrame.Broken(frame.content());
        };
    }

    /** The next of two bytes, or the end of what has been read. */
    private int indexOf(byte one, byte other) {
        int index = position;
        while (index < limit && chunk[index] != one && chunk[index] != other) {
            index++;
        }
        return index;
    }

    private boolean fillBriefly() throws IOException {
        wire.waitBriefly(true);
        try {
            return fill();
        } catch (SocketTimeoutException nothingMore) {
            return false;
        } finally {
            wire.waitBriefly(false);
        }
    }

    private boolean fill() throws IOException {
        int count = in.read(chunk);
        position = 0;
        limit = Math.max(count, 0);
        if (count > 0) {
            wire.read(count);
        }
        return count > 0;
    }
}
