package health.polaris.connector.operations;

import health.polaris.common.error.ApiException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How far a message got. The conditions are texts without parameters, so that the planner knows the state and takes the
 * index of it; they are those of {@code V2026.11.21.7.1}.
 */
enum MessageState {
    /** Received: no HL7 at all, answered with 400. */
    UNREADABLE(Conditions.UNFINISHED + "'unreadable'"),
    /** Received: answered with AE or AR. */
    REFUSED(Conditions.UNFINISHED + "'refused'"),
    /** Received: its control id was taken. */
    DUPLICATE(Conditions.UNFINISHED + "'duplicate'"),
    /** Received: AA, whatever became of it. */
    ACCEPTED("m.src_description = 'tie' and m.sequence is not null"),
    /** AA, and the platform has not said what it made of it. */
    PUBLISHED(Conditions.UNFINISHED + "'published'"),
    /** AA, and done. */
    PROCESSED("m.src_description = 'tie' and m.sequence is not null and m.is_processed"),
    /** AA, but the platform could not apply it. */
    REJECTED(Conditions.UNFINISHED + "'rejected'"),
    /** Outgoing, as are all below: waits for its turn or its next attempt. */
    PENDING("d.state = 'pending'"),
    SENDING("d.state = 'sending'"),
    /** The receiver has it. */
    SENT("m.src_description = 'dhos' and d.state = 'sent'"),
    /** The receiver has it and said AE or AR. */
    REFUSED_BY_RECEIVER("d.state = 'refused'"),
    FAILED("d.state = 'failed'"),
    GIVEN_UP("d.state = 'given_up'");

    /** The state in a row of the list. */
    static final String COLUMN = """
            case when d.state = 'refused' then 'refused_by_receiver'
                 when d.state is not null then d.state
                 when m.sequence is not null and m.is_processed then 'processed'
                 else %s end
            """.formatted(Conditions.OF_UNFINISHED);

    private final String condition;

    MessageState(String condition) {
        this.condition = condition;
    }

    /** @throws ApiException 400 that names the states */
    static MessageState named(String text) {
        return Arrays.stream(values())
                .filter(state -> state.label().equals(text))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid("state: must be one of "
                        + Arrays.stream(values()).map(MessageState::label).collect(Collectors.joining(", "))));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String condition() {
        return condition;
    }

    /** Shared texts, in a class because constants of an enum come before its fields. */
    private static final class Conditions {

        static final String OF_UNFINISHED = """
                case when m.sequence is not null then case when m.outcome = 'rejected' then 'rejected' else 'published' end
                     when m.ack is null then 'unreadable'
                     when m.refusal = 'duplicate' or (m.refusal is null and m.message_type is not null) then 'duplicate'
                     else 'refused' end""";

        static final String UNFINISHED =
                "m.src_description = 'tie' and (m.sequence is null or not m.is_processed) and (" + OF_UNFINISHED
                        + ") = ";
    }
}
