package health.polaris.connector.operations;

import health.polaris.common.error.ApiException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How far a message got. The conditions are texts without parameters, so that the planner knows the state and takes the
 * index of it.
 */
enum MessageState {
    /** Received: no HL7 at all, answered with 400. */
    UNREADABLE("m.state = 'unreadable'"),
    /** Received: answered with AE or AR. */
    REFUSED("m.state = 'refused'"),
    /** Received: its control id was taken. */
    DUPLICATE("m.state = 'duplicate'"),
    /** Received: AA, whatever became of it. */
    ACCEPTED("m.state = 'accepted'"),
    /** AA, and the platform has not said what it made of it. */
    PUBLISHED("m.state = 'accepted' and p.state = 'waiting' and p.outcome is distinct from 'waiting'"),
    /** AA, and a part of it cannot be applied as things stand. */
    WAITING("m.state = 'accepted' and p.state = 'waiting' and p.outcome = 'waiting'"),
    /** AA, and done. */
    PROCESSED("m.state = 'accepted' and p.state = 'processed'"),
    /** AA, but the platform could not apply it. */
    REJECTED("m.state = 'accepted' and p.state = 'rejected'"),
    /** Outgoing, as are all below: waits for its turn or its next attempt. */
    PENDING("d.state = 'pending'"),
    /** Of those that wait, the ones that were tried: they wait for their next attempt. */
    RETRYING("d.state = 'pending' and d.attempts > 0"),
    SENDING("d.state = 'sending'"),
    /** The receiver has it. */
    SENT("m.src_description = 'dhos' and d.state = 'sent'"),
    /** The receiver has it and said AE or AR. */
    REFUSED_BY_RECEIVER("d.state = 'refused'"),
    FAILED("d.state = 'failed'"),
    /** The receiver was away for too long. */
    GIVEN_UP("d.state = 'given_up'"),
    /** Whatever it was before; nobody waits for it any more. */
    ENDED_BY_OPERATOR("d.state = 'ended_by_operator'");

    /** The state in a row of the list. */
    static final String COLUMN = """
            case when d.state = 'refused' then 'refused_by_receiver'
                 when d.state is not null then d.state
                 when m.state <> 'accepted' then m.state
                 when p.state = 'waiting' and p.outcome is distinct from 'waiting' then 'published'
                 else p.state end
            """;

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

    /** Those are few, and are found and put in order by their progress. */
    boolean isFoundByProgress() {
        return this == PUBLISHED || this == WAITING || this == REJECTED;
    }

    /** Those have few deliveries, too, and are found by them. */
    boolean isFoundByDelivery() {
        return switch (this) {
            case PENDING, RETRYING, SENDING, REFUSED_BY_RECEIVER, FAILED, GIVEN_UP, ENDED_BY_OPERATOR -> true;
            default -> false;
        };
    }
}
