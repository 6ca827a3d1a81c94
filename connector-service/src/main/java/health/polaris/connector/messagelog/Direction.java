package health.polaris.connector.messagelog;

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

    public String source() {
        return source;
    }

    public String destination() {
        return destination;
    }
}
