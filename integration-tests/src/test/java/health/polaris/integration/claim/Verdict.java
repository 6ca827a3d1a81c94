package health.polaris.integration.claim;

/** What comparing a history came to. */
enum Verdict {
    /** The suite shows what the second fold says. */
    SAME,
    /** Every message has its outcome, and the suite shows something else. */
    DIFFERENT,
    /** Some message has no outcome yet, or a service did not answer. */
    NOT_IN_TIME
}
