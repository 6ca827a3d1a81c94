package health.polaris.encounters.representation;

import health.polaris.encounters.encounter.EncounterHierarchy;
import health.polaris.encounters.location.LocationDirectory;
import health.polaris.encounters.location.LocationResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Turns encounters into what clients see: with one statement for those that are asked for, one for those below them
 * where there are any, and one for locations where the form has them, for any number of encounters.
 */
@Component
public record EncounterReader(StoredEncounters stored, EncounterHierarchy hierarchy, LocationDirectory locations) {
    private static final EncounterStatement ONE = EncounterStatement.of("select * from encounter where uuid = :uuid");

    public List<EncounterResponse> of(List<StoredEncounter> encounters, EncounterForm form) {
        Map<String, LocationResponse> places = places(encounters, form);
        Map<String, List<String>> children = children(encounters, form);
        return encounters.stream()
                .map(encounter -> shown(encounter, places, children, form))
                .toList();
    }

    private static EncounterResponse shown(
            StoredEncounter encounter,
            Map<String, LocationResponse> places,
            Map<String, List<String>> children,
            EncounterForm form) {
        LocationResponse place = places.get(encounter.locationUuid());
        if (form.compact()) {
            return CompactEncounter.from(encounter, place, form.expanded());
        }
        return FullEncounter.from(
                encounter,
                place,
                form.children() ? children.getOrDefault(encounter.uuid(), List.of()) : null,
                form.expanded());
    }

    /** Of an encounter that is there. */
    public FullEncounter full(String uuid) {
        return find(uuid, EncounterForm.FULL).orElseThrow();
    }

    /** The same, with audit fields. */
    public FullEncounter expanded(String uuid) {
        return find(uuid, EncounterForm.EXPANDED).orElseThrow();
    }

    public Optional<FullEncounter> find(String uuid) {
        return find(uuid, EncounterForm.FULL);
    }

    private Optional<FullEncounter> find(String uuid, EncounterForm form) {
        List<StoredEncounter> found = stored.read(ONE, Map.of("uuid", uuid), form);
        Map<String, LocationResponse> places = places(found, form);
        return found.stream()
                .map(encounter ->
                        FullEncounter.from(encounter, places.get(encounter.locationUuid()), null, form.expanded()))
                .findFirst();
    }

    private Map<String, List<String>> children(List<StoredEncounter> encounters, EncounterForm form) {
        List<String> parents = form.children()
                ? encounters.stream()
                        .filter(StoredEncounter::isParent)
                        .map(StoredEncounter::uuid)
                        .toList()
                : List.of();
        return parents.isEmpty() ? Map.of() : hierarchy.descendants(parents, true);
    }

    private Map<String, LocationResponse> places(List<StoredEncounter> encounters, EncounterForm form) {
        return form.expanded()
                ? locations.described(
                        encounters.stream().map(StoredEncounter::locationUuid).toList())
                : Map.of();
    }
}
