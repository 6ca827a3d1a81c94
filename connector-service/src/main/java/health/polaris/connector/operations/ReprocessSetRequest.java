package health.polaris.connector.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which messages to do again.
 *
 * @param dry only count
 */
record ReprocessSetRequest(
        @NotNull @Valid @Schema(description = "As in the list; at least one")
        MessageFilter filter,

        @Schema(description = "Only count, up to 100,000") @Nullable
        Boolean dry,

        @Schema(description = "Messages per call, default 100") @Min(1) @Max(1000) @Nullable
        Integer limit,

        @Schema(description = "`next` of the call before") @Size(min = 1) @Nullable
        String after) {

    private static final int USUAL = 100;

    int size() {
        return limit == null ? USUAL : limit;
    }

    boolean isDry() {
        return Boolean.TRUE.equals(dry);
    }
}
