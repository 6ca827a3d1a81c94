package health.polaris.encounters.epr.message;

import health.polaris.eventbus.contract.RejectedMessageException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Why a message of the EPR can never be done (contracts/encounters.md §7.10, §7.11), with the field and what to do about
 * it. No text holds patient data.
 */
public enum Refusal {
    NO_MESSAGE_UUID(
            "message uuid missing",
            "dhos_connector_message_uuid",
            "publish the message with the uuid under which the connector keeps it"),
    INVALID_ENVELOPE("envelope invalid", "actions", "send a list of actions, each an object with name and data"),
    NO_PATIENT_ACTION(
            "process_patient missing", "actions", "send an action process_patient with the numbers of the patient"),
    NO_PERSON("no person", "PID", "send a PID"),
    SECOND_PERSON_MISSING("second person missing", "PID", "send both PIDs in one message"),
    INVALID_FIELD("field of wrong type or format", "message", "send it as contracts/encounters.md §7.2 has it"),
    NO_IDENTIFIER("neither NHS number nor MRN", "PID-3", "send an MRN or an NHS number"),
    INVALID_NHS_NUMBER("NHS number invalid", "PID-3", "correct the NHS number, or send an MRN beside it"),
    TOO_LONG("identifier or code above 600 characters", "message", "send one of at most 600 characters"),
    OTHER("other", "message", "look into the log of encounters-service");

    static final int LONGEST_IDENTIFIER = 600;

    private final String reason;
    private final String field;
    private final String remedy;

    Refusal(String reason, String field, String remedy) {
        this.reason = reason;
        this.field = field;
        this.remedy = remedy;
    }

    public RejectedMessageException exception() {
        return exception(field);
    }

    /** @param where the wire's name of the field, never its value */
    public RejectedMessageException exception(String where) {
        return exception(where, remedy);
    }

    /** @param otherRemedy what to do about this field */
    RejectedMessageException exception(String where, String otherRemedy) {
        return new RejectedMessageException(reason + ": " + where + ": " + otherRemedy);
    }

    /** Identifiers and codes are indexed, and an index holds only so much. */
    static String unlessTooLong(String identifier, String where) {
        if (identifier.length() > LONGEST_IDENTIFIER) {
            throw TOO_LONG.exception(where);
        }
        return identifier;
    }

    /** For metrics, which take only a few words. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Stream<String> labels() {
        return Stream.of(values()).map(Refusal::label);
    }

    public static Refusal ofReason(String reason) {
        return Arrays.stream(values())
                .filter(refusal -> reason.equals(refusal.reason) || reason.startsWith(refusal.reason + ": "))
                .findFirst()
                .orElse(OTHER);
    }
}
