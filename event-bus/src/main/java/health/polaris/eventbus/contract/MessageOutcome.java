package health.polaris.eventbus.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code dhos.hl7_message.processed}: what encounters-service made of an accepted HL7 message.
 *
 * @param messageUuid of the message, as stored by the connector
 * @param outcome {@code processed}, {@code waiting} or {@code rejected}; a later one replaces it (contracts/identity.md
 *     §0, O2)
 * @param reason why waiting or rejected, without patient data; or {@code late}
 * @param warnings what was left out of it, or is worth a look, by what all messages come to together (contracts/identity.md
 *     F9): those of the connector itself are not among them. Null: nobody says, as the version before
 * @param saidAtMicros when it was said, in microseconds since 1970, with the message's group locked: replicas of the connector
 *     take outcomes side by side, and one that is said earlier may come later. Null: in the order of arrival, as before
 */
public record MessageOutcome(
        String messageUuid,
        String outcome,
        @Nullable String reason,
        @JsonInclude(Include.NON_NULL) @Nullable List<Warning> warnings,
        @JsonInclude(Include.NON_NULL) @Nullable Long saidAtMicros)
        implements Event {

    /**
     * One of a few, and never of a patient.
     *
     * @param code one of {@link #CODES}
     * @param field HL7 field, {@code PID-3}
     * @param remedy what the sender can do
     */
    public record Warning(String code, String field, String remedy) {

        /** Every code that encounters-service knows. */
        public static final List<String> CODES = List.of(
                "nhs_number_invalid",
                "nhs_number_of_another_patient",
                "second_nhs_number",
                "mrn_of_another_patient",
                "mrn_given_to_another_patient",
                "retired_number",
                "last_identifier",
                "event_time_raised",
                "older_than_facts_kept");
    }

    public static final String PROCESSED = "processed";
    public static final String WAITING = "waiting";
    public static final String REJECTED = "rejected";

    /** Reason of a processed one that changed nothing of what a later message had said. */
    public static final String LATE = "late";

    /** Of which nobody knows when it was said. */
    public MessageOutcome(String messageUuid, String outcome, @Nullable String reason) {
        this(messageUuid, outcome, reason, null, null);
    }

    /** Without any warnings. */
    public static MessageOutcome said(Instant at, String messageUuid, String outcome, @Nullable String reason) {
        return said(at, messageUuid, outcome, reason, List.of());
    }

    public static MessageOutcome said(
            Instant at, String messageUuid, String outcome, @Nullable String reason, List<Warning> warnings) {
        return new MessageOutcome(messageUuid, outcome, reason, warnings, ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

    /** Whether it says which message came to which end; other programs may leave it open. */
    public boolean complete() {
        return messageUuid != null && (processed() || waiting() || REJECTED.equals(outcome));
    }

    /** A part of it cannot be applied as things stand; the other parts are. */
    public boolean waiting() {
        return WAITING.equals(outcome);
    }

    public boolean processed() {
        return PROCESSED.equals(outcome);
    }

    @Override
    public String conversation() {
        return "message:" + messageUuid;
    }

    @Override
    public Route route() {
        return Route.of(RoutingKeys.HL7_MESSAGE_PROCESSED, "message", messageUuid);
    }
}
