package health.polaris.encounters.encounter;

import health.polaris.encounters.history.EarlyWarning;
import health.polaris.encounters.history.ScoreSystemHistory;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A change of an encounter while it is being made; {@link EncounterService#change} begins and ends it. */
public final class EncounterEdit {

    private final Encounter encounter;
    private final Instant now = EncounterService.now();
    private final Map<EncounterField, @Nullable Object> before;
    private @Nullable ScoreSystemHistory scoring;

    private EncounterEdit(Encounter encounter, Map<EncounterField, @Nullable Object> before) {
        this.encounter = encounter;
        this.before = before;
    }

    static EncounterEdit of(Encounter before, UnaryOperator<Encounter> read) {
        Map<EncounterField, @Nullable Object> values = EncounterField.valuesOf(before);
        return new EncounterEdit(read.apply(before), values);
    }

    /** For every change that leaves no history row. */
    public Encounter encounter() {
        return encounter;
    }

    /** Changes score system or scale; leaves a history row if that changes anything. */
    public void score(EarlyWarning requested) {
        if (encounter.wouldChange(requested)) {
            scoring = encounter.score(requested, now);
        }
    }

    Changes.Made changes() {
        return new Changes.Made(
                encounter, Changes.FieldChange.between(before, EncounterField.valuesOf(encounter)), scoring);
    }
}
