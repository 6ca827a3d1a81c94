package health.polaris.messages;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Ids that no other test uses. */
public final class Ids {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private Ids() {}

    /** {@code patient-1a2b3c4d}. */
    public static String fresh(String kind) {
        return kind + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** {@code 10.17.203.4}, of nobody else. */
    public static String freshAddress() {
        int number = ADDRESSES.incrementAndGet();
        return "10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255);
    }
}
