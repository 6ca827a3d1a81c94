package health.polaris.connector.feed;

import health.polaris.connector.hold.FeedPause;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How each feed is. */
record FeedsResponse(
        @Schema(description = "since when messages are counted")
        Instant countedFrom,

        @Schema(description = "in: the sender that was heard of last comes first, those that are awaited are the last")
        List<SenderFeed> senders,

        @Schema(description = "out") List<DeliveryFeed> deliveries) {

    /** What comes from one sender. */
    record SenderFeed(
            @Schema(description = "MSH-3 | MSH-4; of a longer one the first 60 characters", example = "PASHUB|STMARYS")
            String sender,

            @Schema(description = "the site profile that it is read by now")
            String profile,

            @Schema(description = "null: nothing has come that is still kept") @Nullable
            Instant lastMessageAt,

            @Schema(
                    description =
                            "since when a site profile names it and says when it is silent; null unless nothing has"
                                    + " come that is still kept")
            @Nullable
            Instant awaitedSince,

            @Schema(description = "longer than silent-after of its profile")
            boolean silent,

            @Schema(description = "null: its profile does not say when it is silent") @Nullable
            Long silentAfterSeconds,

            Counts counted,

            @Schema(description = "accepted, and the platform has not said what it made of it, held ones included")
            long published,

            @Schema(description = "accepted, and a part of it cannot be applied as things stand")
            long waiting,

            @Schema(description = "held back, because the feed is paused")
            long held,

            @Schema(description = "since when the oldest of `published` has been there; 0: there is none")
            long lagSeconds,

            @Schema(description = "over MLLP, of all replicas: connections on which it was heard last")
            long mllpConnections,

            @Nullable Paused paused) {}

    /** Messages since then. */
    record Counts(
            long received,
            long refused,
            long unreadable,
            long duplicate,

            @Schema(description = "accepted with warnings") long warned,

            long applied,
            long rejected) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
    }

    /** What goes to one destination. */
    record DeliveryFeed(
            @Schema(example = "epr") String destination,

            @Schema(description = "an address is configured")
            boolean on,

            @Nullable Instant lastSentAt,
            long pending,
            long sending,
            long refused,
            long failed,
            long givenUp,

            @Schema(description = "since when the oldest of those that are to go out has waited; 0: there is none")
            long lagSeconds,

            @Nullable Paused paused) {}

    /** Who has paused it. */
    record Paused(
            @Schema(description = "paused; resuming: what is held leaves, new messages stand behind it")
            String state,

            Instant since,
            String by,
            String reason) {

        static Paused of(FeedPause pause) {
            return new Paused(pause.state().label(), pause.since(), pause.actor(), pause.reason());
        }
    }
}
