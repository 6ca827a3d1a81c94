package health.polaris.encounters.fold.outcome;

import health.polaris.encounters.fold.fact.Warning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a fact, and what was left out of it. */
public record Outcome(Result result, List<Warning> warnings) {

    public Outcome {
        warnings = warnings.stream().distinct().toList();
    }

    /** Warns of what the other one warns of too. */
    public Outcome warningOf(@Nullable Outcome other) {
        return other == null ? this : with(other.warnings());
    }

    public Outcome with(List<Warning> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Warning> all = new ArrayList<>(warnings);
        all.addAll(more);
        return new Outcome(result, all);
    }
}
