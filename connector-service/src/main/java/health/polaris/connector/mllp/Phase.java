package health.polaris.connector.mllp;

/** What a connection is doing, and how it ends when that takes too long. */
enum Phase {
    HANDSHAKE(ConnectionEnd.HANDSHAKE_TIMEOUT),
    /** Between two frames. */
    IDLE(ConnectionEnd.IDLE_TIMEOUT),
    FRAME(ConnectionEnd.FRAME_TIMEOUT),
    /** The pipeline has the message; database and locks have time limits of their own. */
    HANDLING(ConnectionEnd.UNAVAILABLE),
    ANSWERING(ConnectionEnd.WRITE_TIMEOUT),
    /** Everything is answered; the sender is given a moment to read it. */
    LEAVING(ConnectionEnd.CLOSED_BY_SENDER);

    private final ConnectionEnd overdue;

    Phase(ConnectionEnd overdue) {
        this.overdue = overdue;
    }

    ConnectionEnd overdue() {
        return overdue;
    }
}
