package health.polaris.encounters.encounter;

import health.polaris.encounters.history.LocationHistories;
import health.polaris.encounters.history.ScoreSystemHistories;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Turns encounters into what clients see, with at most three statements for any number of them. */
@Component
class Representations {

    private final LocationHistories locationHistories;
    private final ScoreSystemHistories scoreSystemHistories;
    private final Descendants descendants;

    Representations(
            LocationHistories locationHistories, ScoreSystemHistories scoreSystemHistories, Descendants descendants) {
        this.locationHistories = locationHistories;
        this.scoreSystemHistories = scoreSystemHistories;
        this.descendants = descendants;
    }

    List<EncounterResponse> of(List<Encounter> encounters, Form form) {
        if (form.compact()) {
            return encounters.stream()
                    .<EncounterResponse>map(encounter -> CompactEncounter.from(encounter, form.expanded()))
                    .toList();
        }
        return full(encounters, form).stream()
                .<EncounterResponse>map(any -> any)
                .toList();
    }

    FullEncounter full(Encounter encounter) {
        return full(List.of(encounter), Form.FULL).getFirst();
    }

    FullEncounter expanded(Encounter encounter) {
        return full(List.of(encounter), Form.of(false, true)).getFirst();
    }

    private List<FullEncounter> full(List<Encounter> encounters, Form form) {
        if (encounters.isEmpty()) {
            return List.of();
        }
        String[] uuids = encounters.stream().map(Encounter::uuid).toArray(String[]::new);
        Histories histories = Histories.of(uuids, locationHistories, scoreSystemHistories);
        Map<String, List<String>> children = form.children() ? descendants.ofAll(uuids) : Map.of();
        return encounters.stream()
                .map(encounter -> FullEncounter.from(
                        encounter,
                        histories,
                        form.children() ? children.getOrDefault(encounter.uuid(), List.of()) : null,
                        form.expanded()))
                .toList();
    }
}
