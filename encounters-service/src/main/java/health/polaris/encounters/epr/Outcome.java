package health.polaris.encounters.epr;

import org.jspecify.annotations.Nullable;

/**
 * {@code dhos.hl7_message.processed}: {@code {"message_uuid": …, "outcome": "processed"|"rejected", "reason": …}}.
 *
 * @param reason of a rejection, without patient data; or {@code late}
 */
record Outcome(String messageUuid, String outcome, @Nullable String reason) {

    static final String LATE = "late";

    static Outcome processed(MessageIdentity message, boolean late) {
        return new Outcome(message.uuid(), "processed", late ? LATE : null);
    }

    static Outcome rejected(MessageIdentity message, String reason) {
        return new Outcome(message.uuid(), "rejected", reason);
    }
}
