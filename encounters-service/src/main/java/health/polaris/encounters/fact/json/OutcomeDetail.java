package health.polaris.encounters.fact.json;

import health.polaris.encounters.fold.fact.Warning;
import health.polaris.encounters.fold.outcome.Outcome;
import health.polaris.encounters.fold.outcome.Reason;
import health.polaris.encounters.fold.outcome.Result;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an outcome says beside its kind.
 *
 * @param reason of one that waits
 * @param field of one that is rejected
 * @param remedy of one that is rejected
 */
record OutcomeDetail(
        @Nullable Reason reason,
        @Nullable String field,
        @Nullable String remedy,
        List<Warning> warnings) {

    static @Nullable OutcomeDetail of(Outcome outcome) {
        return switch (outcome.result()) {
            case Result.Waiting(Reason reason) -> new OutcomeDetail(reason, null, null, outcome.warnings());
            case Result.Rejected(String field, String remedy) ->
                new OutcomeDetail(null, field, remedy, outcome.warnings());
            case Result.Processed _, Result.NothingToDo _ ->
                outcome.warnings().isEmpty() ? null : new OutcomeDetail(null, null, null, outcome.warnings());
        };
    }

    static Outcome outcome(OutcomeKind kind, @Nullable OutcomeDetail detail) {
        Result result = switch (kind) {
            case PROCESSED -> new Result.Processed();
            case NOTHING -> new Result.NothingToDo();
            case WAITING -> new Result.Waiting(Objects.requireNonNull(Objects.requireNonNull(detail).reason));
            case REJECTED -> {
                OutcomeDetail rejected = Objects.requireNonNull(detail);
                yield new Result.Rejected(
                        Objects.requireNonNull(rejected.field), Objects.requireNonNull(rejected.remedy));
            }
        };
        return new Outcome(result, detail == null ? List.of() : detail.warnings);
    }
}
