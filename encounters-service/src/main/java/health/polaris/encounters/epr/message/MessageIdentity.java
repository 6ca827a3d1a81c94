package health.polaris.encounters.epr.message;

/**
 * Which message it is.
 *
 * @param uuid the connector's uuid of the HL7 message
 * @param reprocess 0 at first; 1, 2, … when an operator has it done again
 */
public record MessageIdentity(String uuid, long reprocess) {

    private static final int LONGEST_UUID = 255;

    /** Whether a text can stand for a message: whatever else comes is not worth an answer. */
    public static boolean isUsable(String uuid) {
        return !uuid.isBlank() && uuid.length() <= LONGEST_UUID && uuid.chars().noneMatch(Character::isISOControl);
    }
}
