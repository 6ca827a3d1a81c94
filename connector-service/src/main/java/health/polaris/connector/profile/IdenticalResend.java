package health.polaris.connector.profile;

/** What becomes of an accepted message that comes again, unchanged. */
enum IdenticalResend {
    /** AR, like any duplicate. */
    REFUSE,
    /** The stored acknowledgement again. */
    ACCEPT
}
