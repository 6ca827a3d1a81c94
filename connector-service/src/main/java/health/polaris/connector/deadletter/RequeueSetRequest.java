package health.polaris.connector.deadletter;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Which dead letters to send back; queue or reason or both. Those that name no queue are sent back one by one alone. */
record RequeueSetRequest(
        @Schema(description = "The queue that they came from") @Size(max = 255) @Nullable
        String queue,

        @Schema(description = "The whole reason, as listed") @Size(max = DeadLetterSummary.LONGEST) @Nullable
        String reason,

        @Schema(description = "Letters per call, default 100") @Min(1) @Max(1000) @Nullable
        Integer limit) {

    private static final int USUAL = 100;

    boolean isEmpty() {
        return queue == null && reason == null;
    }

    int size() {
        return limit == null ? USUAL : limit;
    }
}
