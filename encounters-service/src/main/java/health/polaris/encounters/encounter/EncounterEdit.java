package health.polaris.encounters.encounter;

import health.polaris.encounters.history.EarlyWarning;
import health.polaris.encounters.history.LocationHistory;
import health.polaris.encounters.history.ScoreSystemHistory;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A change of an encounter while it is being made; {@link EncounterService#change} begins and ends it. */
public final class EncounterEdit {

    private final Encounter encounter;
    private final Supplier<Optional<Instant>> lastDeparture;
    private final Instant now = EncounterService.now();
    private final Map<EncounterField, @Nullable Object> before;
    private @Nullable LocationHistory departure;
    private @Nullable ScoreSystemHistory scoring;

    EncounterEdit(Encounter encounter, Supplier<Optional<Instant>> lastDeparture) {
        this.encounter = encounter;
        this.lastDeparture = lastDeparture;
        this.before = EncounterField.valuesOf(encounter);
    }

    /** For every change that leaves no history row. */
    public Encounter encounter() {
        return encounter;
    }

    /** Moves the encounter; leaves a history row unless it is there already. */
    public void moveTo(String locationUuid) {
        if (!locationUuid.equals(encounter.locationUuid())) {
            departure = encounter.moveTo(locationUuid, lastDeparture.get().orElse(null), now);
        }
    }

    /** Changes score system or scale; leaves a history row if that changes anything. */
    public void score(EarlyWarning requested) {
        if (encounter.wouldChange(requested)) {
            scoring = encounter.score(requested, now);
        }
    }

    Changes.Made changes() {
        return new Changes.Made(
                encounter, Changes.FieldChange.between(before, EncounterField.valuesOf(encounter)), departure, scoring);
    }
}
