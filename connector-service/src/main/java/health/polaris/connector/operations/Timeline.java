package health.polaris.connector.operations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import health.polaris.connector.messagelog.MessageSubject;
import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a message; nothing of its content. */
record Timeline(
        MessageSummary message,

        @Schema(
                description =
                        "held: its feed is paused; waiting: in the outbox, for the broker or for an earlier message of the patient;"
                                + " published: the broker has it; null: never accepted, or outgoing")
        @Nullable
        String publication,

        @Schema(description = "Where an outgoing message stands") @Nullable
        DeliveryProgress delivery,

        @Schema(description = "Oldest first; of very many the newest 1,000")
        List<Event> events,

        @JsonIgnore MessageSubject subject)
        implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        subject.show(shown);
    }

    /** One thing that happened. */
    record Event(
            Instant at,

            @Schema(
                    description =
                            "received, unreadable, acknowledged, warning, processed, waiting, rejected, marked_processed,"
                                    + " marked_unprocessed; queued, attempt_failed, sent, refused, failed, given_up;"
                                    + " by operators: reprocess, delivery_retry, delivery_give_up, dead_letter_read,"
                                    + " dead_letter_requeue, dead_letter_discard; dead_letter_resolved: the message was"
                                    + " applied after all")
            String event,

            @Schema(description = "Caller id of who did it") @Nullable
            String actor,

            @Schema(
                    description = "Acknowledgement code, reason, error, or code and field of a warning; of a refusal"
                            + " by the receiver its own words")
            @Nullable
            String detail) {}

    /** Where the delivery of an outgoing message stands. */
    record DeliveryProgress(
            String destination,

            @Schema(description = "pending, sending, sent, refused, failed, given_up or ended_by_operator")
            String state,

            @Schema(description = "Since it was stored, or since it was retried")
            int attempts,

            @Nullable Instant firstAttemptAt,
            @Nullable Instant lastAttemptAt,

            @Schema(description = "Null unless pending") @Nullable
            Instant nextAttemptAt,

            @Nullable String lastError,

            @Schema(description = "Why the receiver refused it, or what is odd about its acknowledgement, in its words")
            @Nullable
            String answerTold,

            @Nullable Instant endedAt) {}
}
