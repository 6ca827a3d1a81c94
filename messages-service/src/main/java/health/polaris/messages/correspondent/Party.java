package health.polaris.messages.correspondent;

/**
 * One side of a message.
 *
 * @param id opaque
 * @param type free text; in use are the constants here
 */
public record Party(String id, String type) {

    /** Of each in a request, in characters, and of whatever else names somebody. */
    public static final int LONGEST = 600;

    public static final String PATIENT = "patient";
    public static final String CLINICIAN = "clinician";
    public static final String LOCATION = "location";
    static final String SYSTEM = "system";
}
