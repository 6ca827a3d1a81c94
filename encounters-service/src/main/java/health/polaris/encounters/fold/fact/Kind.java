package health.polaris.encounters.fold.fact;

/** What an identifier identifies. */
public enum Kind {
    /** PID-3, medical record number. */
    MRN,
    /** PID-3, NHS number: one namespace (I1). */
    NHS_NUMBER,
    /** PV1-19, visit number. */
    VISIT,
    /** PID-18, account number: leads to all visits of the account (M4). */
    ACCOUNT,
    /** {@code patient_uuid} over HTTP of somebody the directory does not know. */
    PATIENT,
    /** {@code uuid} of a local encounter, made over HTTP. */
    ENCOUNTER
}
