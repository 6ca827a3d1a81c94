package health.polaris.connector.mllp.frame;

import java.util.Arrays;

/**
 * Collects the bytes of one frame. The first {@value #FREE} bytes are the connection's own, what is more is reserved from
 * the memory of all connections: half-received frames of many senders must not fill the heap, and ordinary messages, which
 * are short, must not suffer from long ones.
 */
public final class FrameBuffer {

    static final int FREE = 16 * 1024;

    private final FrameMemory memory;
    private final int longest;
    private byte[] bytes;
    private int length;
    private long reserved;
    private Overflow overflow = Overflow.NONE;

    /** Why bytes are no longer collected. */
    enum Overflow {
        NONE,
        TOO_LONG,
        NO_MEMORY
    }

    public FrameBuffer(FrameMemory memory, int longest) {
        this.memory = memory;
        this.longest = longest;
        this.bytes = new byte[Math.min(FREE, longest)];
    }

    Overflow overflow() {
        return overflow;
    }

    /** Keeps the bytes, unless there are too many: then the beginning of the frame is all that stays. */
    void append(byte[] source, int from, int to) {
        if (overflow != Overflow.NONE) {
            return;
        }
        overflow = makeRoom((long) length + to - from);
        if (overflow == Overflow.NONE) {
            System.arraycopy(source, from, bytes, length, to - from);
            length += to - from;
        } else {
            keepBeginning();
        }
    }

    private Overflow makeRoom(long needed) {
        if (needed > longest) {
            return Overflow.TOO_LONG;
        }
        if (needed <= bytes.length) {
            return Overflow.NONE;
        }
        int capacity = (int) Math.min(longest, Math.max(needed, 2L * bytes.length));
        if (!memory.reserve(capacity - reserved)) {
            return Overflow.NO_MEMORY;
        }
        reserved = capacity;
        bytes = Arrays.copyOf(bytes, capacity);
        return Overflow.NONE;
    }

    private void keepBeginning() {
        length = Math.min(length, Math.min(FREE, longest));
        bytes = Arrays.copyOf(bytes, Math.min(FREE, longest));
        release();
    }

    /** What was collected. Its memory stays reserved until {@link #clear}. */
    byte[] content() {
        if (length == bytes.length) {
            return bytes;
        }
        byte[] content = Arrays.copyOf(bytes, length);
        if (reserved > 0) {
            bytes = content;
        }
        return content;
    }

    /** Forgets the frame and gives its memory back. */
    public void clear() {
        if (bytes.length != Math.min(FREE, longest)) {
            bytes = new byte[Math.min(FREE, longest)];
        }
        length = 0;
        overflow = Overflow.NONE;
        release();
    }

    private void release() {
        memory.release(reserved);
        reserved = 0;
    }
}
