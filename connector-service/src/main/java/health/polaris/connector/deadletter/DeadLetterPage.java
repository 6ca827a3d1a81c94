package health.polaris.connector.deadletter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the queue {@code errors}. */
record DeadLetterPage(
        @Schema(description = "Letters in the queue, whether they match or not")
        int total,

        @Schema(description = "The oldest first") List<DeadLetterSummary> letters,

        @Schema(description = "Value of `after` for the next part; null at the end") @Nullable
        String next) {}
