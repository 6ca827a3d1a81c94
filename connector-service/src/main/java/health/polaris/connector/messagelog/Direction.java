package health.polaris.connector.messagelog;

import java.util.Arrays;
import java.util.Locale;

/** Between which two ends a message travels: {@code src_description} and {@code dst_description}. */
public enum Direction {
    /** From the hospital's integration engine to the platform. */
    INBOUND("tie", "dhos"),
    /** Observations, to the hospital's integration engine. */
    OBSERVATIONS("dhos", "tie"),
    /** Documents, to Mirth. */
    DOCUMENTS("dhos", "mirth");

    private final String source;
    private final String destination;

    Direction(String source, String destination) {
        this.source = source;
        this.destination = destination;
    }

    /** @param destination {@code dst_description} of a row */
    public static Direction to(String destination) {
        return Arrays.stream(values())
                .filter(direction -> direction.destination.equals(destination))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No messages go to " + destination));
    }

    /** As in the operator's list. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String source() {
        return source;
    }

    public String destination() {
        return destination;
    }
}
