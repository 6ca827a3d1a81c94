package health.polaris.encounters.representation;

import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.EncounterHierarchy;
import health.polaris.encounters.history.LocationHistoryRepository;
import health.polaris.encounters.history.ScoreSystemHistoryRepository;
import health.polaris.encounters.location.LocationDirectory;
import health.polaris.encounters.location.LocationResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Turns encounters into what clients see, with at most four statements for any number of them. */
@Component
public class EncounterReader {

    private final LocationHistoryRepository locationHistories;
    private final ScoreSystemHistoryRepository scoreSystemHistories;
    private final EncounterHierarchy hierarchy;
    private final LocationDirectory locations;

    EncounterReader(
            LocationHistoryRepository locationHistories,
            ScoreSystemHistoryRepository scoreSystemHistories,
            EncounterHierarchy hierarchy,
            LocationDirectory locations) {
        this.locationHistories = locationHistories;
        this.scoreSystemHistories = scoreSystemHistories;
        this.hierarchy = hierarchy;
        this.locations = locations;
    }

    public List<EncounterResponse> of(List<Encounter> encounters, EncounterForm form) {
        if (form.compact()) {
            Map<String, LocationResponse> places = places(encounters, form);
            return encounters.stream()
                    .<EncounterResponse>map(encounter ->
                            CompactEncounter.from(encounter, places.get(encounter.locationUuid()), form.expanded()))
                    .toList();
        }
        return full(encounters, form).stream()
                .<EncounterResponse>map(any -> any)
                .toList();
    }

    public FullEncounter full(Encounter encounter) {
        return full(List.of(encounter), EncounterForm.FULL).getFirst();
    }

    public FullEncounter expanded(Encounter encounter) {
        return full(List.of(encounter), EncounterForm.EXPANDED).getFirst();
    }

    private List<FullEncounter> full(List<Encounter> encounters, EncounterForm form) {
        if (encounters.isEmpty()) {
            return List.of();
        }
        String[] uuids = encounters.stream().map(Encounter::uuid).toArray(String[]::new);
        Histories histories = Histories.of(uuids, locationHistories, scoreSystemHistories);
        Map<String, List<String>> children = form.children() ? hierarchy.descendants(List.of(uuids), true) : Map.of();
        Map<String, LocationResponse> places = places(encounters, form);
        return encounters.stream()
                .map(encounter -> FullEncounter.from(
                        encounter,
                        places.get(encounter.locationUuid()),
                        histories,
                        form.children() ? children.getOrDefault(encounter.uuid(), List.of()) : null,
                        form.expanded()))
                .toList();
    }

    private Map<String, LocationResponse> places(List<Encounter> encounters, EncounterForm form) {
        return form.expanded()
                ? locations.described(
                        encounters.stream().map(Encounter::locationUuid).toList())
                : Map.of();
    }
}
