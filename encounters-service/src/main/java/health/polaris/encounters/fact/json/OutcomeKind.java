package health.polaris.encounters.fact.json;

import health.polaris.encounters.fold.outcome.Outcome;
import health.polaris.encounters.fold.outcome.Result;
import java.util.Locale;

/** Columns {@code fact.outcome} and {@code fact.told}. */
public enum OutcomeKind {
    PROCESSED,
    NOTHING,
    WAITING,
    REJECTED;

    public static OutcomeKind of(Outcome outcome) {
        return switch (outcome.result()) {
            case Result.Processed _ -> PROCESSED;
            case Result.NothingToDo _ -> NOTHING;
            case Result.Waiting _ -> WAITING;
            case Result.Rejected _ -> REJECTED;
        };
    }

    public static OutcomeKind stored(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }

    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
