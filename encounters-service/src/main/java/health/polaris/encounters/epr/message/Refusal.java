package health.polaris.encounters.epr.message;

import health.polaris.eventbus.contract.RejectedMessageException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** Why a message of the EPR can never be done (contracts/encounters.md §7.10, §7.11). No text holds patient data. */
public enum Refusal {
    NO_MESSAGE_UUID("message uuid missing"),
    INVALID_ENVELOPE("envelope invalid"),
    NO_PATIENT_ACTION("process_patient missing"),
    NO_PERSON("no person: send a PID"),
    SECOND_PERSON_MISSING("second person missing: send both PIDs in one message"),
    INVALID_FIELD("field of wrong type or format"),
    NO_IDENTIFIER("neither NHS number nor MRN"),
    INVALID_NHS_NUMBER("NHS number invalid"),
    TOO_LONG("identifier or code above 600 characters"),
    OTHER("other");

    static final int LONGEST_IDENTIFIER = 600;

    private final String reason;

    Refusal(String reason) {
        this.reason = reason;
    }

    public RejectedMessageException exception() {
        return new RejectedMessageException(reason);
    }

    /** @param where the wire's name of the field, never its value */
    public RejectedMessageException exception(String where) {
        return new RejectedMessageException(reason + ": " + where);
    }

    /** Identifiers and codes are indexed, and an index holds only so much. */
    static String unlessTooLong(String identifier) {
        if (identifier.length() > LONGEST_IDENTIFIER) {
            throw TOO_LONG.exception();
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
