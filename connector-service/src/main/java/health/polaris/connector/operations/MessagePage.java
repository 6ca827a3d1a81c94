package health.polaris.connector.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the list. */
record MessagePage(
        List<MessageSummary> messages,

        @Schema(
                description =
                        "How many there are: exact up to 10,000, an estimate beyond; null in all parts but the first")
        @Nullable
        Long countEstimate,

        @Schema(description = "Value of `after` for the next part; null at the end") @Nullable
        String next) {}
