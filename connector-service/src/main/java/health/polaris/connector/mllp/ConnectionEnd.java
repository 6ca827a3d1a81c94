package health.polaris.connector.mllp;

import java.util.Locale;

/** Why a connection ended. */
enum ConnectionEnd {
    /** The sender closed it between two frames. */
    CLOSED_BY_SENDER(false),
    /** The service stops; nothing was in hand. */
    STOPPING(false),
    IDLE_TIMEOUT(false),
    /** The sender was gone within a frame, or while it was answered. */
    BROKEN(true),
    FRAME_TIMEOUT(true),
    /** The sender did not read its acknowledgement. */
    WRITE_TIMEOUT(true),
    HANDSHAKE_TIMEOUT(true),
    /** No TLS, or no certificate that is trusted. */
    HANDSHAKE_FAILED(true),
    GARBAGE(true),
    TOO_LONG(true),
    NO_MEMORY(true),
    /** No HL7, and so nobody to answer; the input is kept. */
    UNREADABLE(true),
    /** The database is away: closed without an answer, so that the sender sends again. */
    UNAVAILABLE(true),
    /** A bug: the same. */
    UNEXPECTED(true);

    private final boolean trouble;

    ConnectionEnd(boolean trouble) {
        this.trouble = trouble;
    }

    /** Is it worth a warning? */
    boolean isTrouble() {
        return trouble;
    }

    /** The value for a metric label. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
