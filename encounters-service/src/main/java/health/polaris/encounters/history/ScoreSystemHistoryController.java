package health.polaris.encounters.history;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import health.polaris.encounters.chronicle.Causes;
import health.polaris.encounters.http.ClientTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code PATCH /dhos/v1/score_system_history/{score_system_history_id}} (contracts/encounters.md §4.7). */
@RestController
@Tag(name = "score-systems", description = "Which early warning score a stay has had")
class ScoreSystemHistoryController {

    private final ScoreSystemHistoryRepository histories;
    private final Causes causes;

    ScoreSystemHistoryController(ScoreSystemHistoryRepository histories, Causes causes) {
        this.histories = histories;
        this.causes = causes;
    }

    @Operation(operationId = "correctScoreSystemChange")
    @Allow(scopes = "write:send_encounter", claims = "system_id")
    @PatchMapping("/dhos/v1/score_system_history/{score_system_history_id}")
    @Transactional
    public ScoreSystemChange correct(
            @PathVariable("score_system_history_id") @Size(max = 36) String id,
            @Valid @RequestBody ScoreTimeCorrection correction) {
        ScoreSystemHistory row =
                histories.findById(id).orElseThrow(() -> ApiException.notFound("Score system history not found"));
        causes.areTheCaller();
        row.correctTime(correction.changedTime().at());
        return ScoreSystemChange.from(row);
    }

    /** {@code changed_time} and nothing else. */
    record ScoreTimeCorrection(@NotNull ClientTime changedTime) {}
}
