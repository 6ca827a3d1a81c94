package health.polaris.connector.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the list. */
record MessagePage(
        List<MessageSummary> messages,

        @Schema(description = "Value of `after` for the next part; null at the end") @Nullable
        String next) {}
