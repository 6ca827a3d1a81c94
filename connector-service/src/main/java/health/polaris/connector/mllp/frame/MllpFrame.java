package health.polaris.connector.mllp.frame;

/** What came next on a connection. */
public sealed interface MllpFrame {

    /** {@code 0x0B … 0x1C 0x0D} */
    record Complete(byte[] bytes) implements MllpFrame {}

    /**
     * A frame that cannot be trusted to hold a whole message: no end before the next start, or an end byte inside.
     *
     * @param beginning of what was received
     */
    record Broken(byte[] beginning) implements MllpFrame {}

    /** Longer than allowed; skipped. */
    record TooLong(byte[] beginning) implements MllpFrame {}

    /** No memory was left for it; skipped. */
    record NoMemory() implements MllpFrame {}

    /** So many bytes without a frame that the sender does not speak MLLP. */
    record Garbage() implements MllpFrame {}

    /** The sender closed the connection. @param insideFrame so that a message was lost, unacknowledged */
    record End(boolean insideFrame) implements MllpFrame {}
}
