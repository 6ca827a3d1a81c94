package health.polaris.messages.message;

/**
 * One side of a message.
 *
 * @param id opaque
 * @param type free text; in use are the constants here
 */
record Party(String id, String type) {

    static final String PATIENT = "patient";
    static final String CLINICIAN = "clinician";
    static final String LOCATION = "location";
    static final String SYSTEM = "system";
}
