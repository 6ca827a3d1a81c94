package health.polaris.connector.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a set, or how large it is. */
record ReprocessSetAnswer(
        @Schema(description = "Messages from here on that match, up to 100,000; null unless asked with `dry`") @Nullable
        Integer matching,

        @Schema(description = "Published by this call") int published,

        @Schema(description = "Accepted, and nothing done: their site profile ignores the event")
        int ignored,

        @Schema(description = "Those that were neither") List<Left> left,

        @Schema(description = "Value of `after` for the next call; null at the end") @Nullable
        String next) {

    /** A message that was neither published nor is ignored. */
    record Left(
            String uuid,

            @Schema(description = "refused, unreadable, control_id_taken or changed_meanwhile")
            String result,

            @Schema(description = "The rule") @Nullable String reason) {}
}
