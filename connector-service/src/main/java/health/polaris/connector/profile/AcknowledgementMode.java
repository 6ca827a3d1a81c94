package health.polaris.connector.profile;

/** How a sender over MLLP is acknowledged; over HTTP it always is the original mode. */
public enum AcknowledgementMode {
    /** AA, AE or AR, whatever MSH-15 and MSH-16 say. */
    ORIGINAL,
    /** Commit and application acknowledgements as MSH-15 and MSH-16 ask for. */
    ENHANCED
}
