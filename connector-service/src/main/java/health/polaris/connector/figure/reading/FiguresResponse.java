package health.polaris.connector.figure.reading;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures of the last days; nothing in them is of a person. */
final class FiguresResponse {

    private FiguresResponse() {}

    /** Hour by hour. */
    record Hourly(
            Instant from,
            Instant to,

            @Schema(description = "each hour between the two, the first one first, also those in which nothing came")
            List<Hour> hours) {}

    /** What came in an hour, and what was said of messages in it, whenever they had come. */
    record Hour(
            @Schema(description = "its beginning") Instant hour,

            long accepted,
            long refused,

            @Schema(description = "of any sender: it cannot be known")
            long unreadable,

            long duplicate,
            long processed,
            long waiting,
            long rejected,

            @Schema(description = "from the message to its acknowledgement; null: there was none") @Nullable
            Took ack,

            @Schema(description = "from receipt until the platform said what it made of it; null: it said nothing")
            @Nullable
            Took lag) {}

    /** Percentiles, as if what lies between two steps (1, 2, 5, 10 … milliseconds) were evenly spread. */
    record Took(
            @Schema(description = "milliseconds") double p50,
            @Schema(description = "milliseconds") double p95,
            @Schema(description = "milliseconds") double p99) {}

    /** Sender by sender. */
    record BySender(
            Instant from,
            Instant to,

            @Schema(description = "by name; of more than a hundred the others together are `other`")
            List<OfSender> senders) {}

    /** One of them. */
    record OfSender(
            @Schema(example = "PASHUB|STMARYS") String sender,

            @Schema(description = "messages that came in each hour between the two, accepted or not")
            List<Long> received,

            long accepted,
            long refused,
            long duplicate,
            long processed,
            long waiting,
            long rejected) {}

    /** What had come and was not done. */
    record Backlogs(
            Instant from,
            Instant to,

            @Schema(description = "every five minutes, the first one first")
            List<BacklogAt> backlog) {}

    /** At one time. */
    record BacklogAt(
            Instant at,

            @Schema(description = "accepted messages without an outcome")
            long published,

            @Schema(description = "of which a part cannot be applied as things stand")
            long waiting,

            @Schema(description = "held back by a pause") long held,

            @Schema(description = "that are to be sent") long outgoing) {}
}
