package health.polaris.connector.hl7.fact;

/** What an event is about, where its fields depend on that. */
public enum Purpose {
    /** A person, and perhaps a stay. */
    USUAL,
    /** A16: PV1-45 is when the discharge is expected. */
    EXPECTED_DISCHARGE,
    /** A25: none is expected any more. */
    EXPECTED_DISCHARGE_CANCELLED,
    /** A40 and its kin: MRG says who it was before. */
    MERGE,
    /** A43, A44, A45, A50: PID-18 names the account that is moved, also without PV1. */
    MOVE
}
