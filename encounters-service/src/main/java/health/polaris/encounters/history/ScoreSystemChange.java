package health.polaris.encounters.history;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An element of {@code score_system_history}: null in the half that was not requested (contracts/encounters.md §2.2). */
public record ScoreSystemChange(
        String uuid,
        @Nullable String scoreSystem,
        @Nullable String previousScoreSystem,
        @Nullable Integer spo2Scale,
        @Nullable Integer previousSpo2Scale,
        Instant changedTime,
        String createdBy,
        @Schema(description = "The same as created_by") String changedBy) {

    public static ScoreSystemChange from(ScoreSystemHistory row) {
        return new ScoreSystemChange(
                row.uuid(),
                row.requested().scoreSystem(),
                row.previous().scoreSystem(),
                row.requested().spo2Scale(),
                row.previous().spo2Scale(),
                row.changedTime(),
                row.createdBy(),
                row.createdBy());
    }
}
