package health.polaris.connector.mllp.frame;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that the long frames of all connections may take together. */
public final class FrameMemory {

    private final long total;
    private final AtomicLong reserved = new AtomicLong();

    public FrameMemory(long total) {
        this.total = total;
    }

    /** @return whether there was room; nothing is reserved when not */
    boolean reserve(long bytes) {
        long after = reserved.addAndGet(bytes);
        if (after > total) {
            reserved.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void release(long bytes) {
        reserved.addAndGet(-bytes);
    }

    public long reserved() {
        return reserved.get();
    }
}
