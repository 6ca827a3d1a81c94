package health.polaris.encounters.representation;

import health.polaris.encounters.encounter.EncounterHierarchy;
import health.polaris.encounters.location.LocationDirectory;
import health.polaris.encounters.location.LocationResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns encounters into what clients see: with one statement for those that are asked for, one for those below them
 * where there are any, and one for locations where the form has them, for any number of encounters.
 */
@Component
public record EncounterReader(StoredEncounters stored, EncounterHierarchy hierarchy, LocationDirectory locations) {
    private static final String BY_UUID = "select * from encounter where uuid = :uuid";
    private static final EncounterStatement ONE = EncounterStatement.of(BY_UUID);
    private static final EncounterStatement ONE_AS_OF =
            EncounterStatement.past(BY_UUID, "array[cast(:uuid as varchar)], '{}', '{}', :asOf", "");

    private static final EncounterStatement ONE_HAPPENED = EncounterStatement.happened(BY_UUID, "");

    public List<EncounterResponse> of(List<StoredEncounter> encounters, EncounterForm form) {
        return of(encounters, form, null);
    }

    /** @param asOf when they were so, and places were called so; null: now */
    public List<EncounterResponse> of(List<StoredEncounter> encounters, EncounterForm form, @Nullable Instant asOf) {
        Map<String, LocationResponse> places = places(encounters, form, asOf);
        Map<String, List<String>> children = children(encounters, form, asOf);
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
        Map<String, LocationResponse> places = places(found, form, null);
        return found.stream()
                .map(encounter ->
                        FullEncounter.from(encounter, places.get(encounter.locationUuid()), null, form.expanded()))
                .findFirst();
    }

    /** As it was shown then. */
    public Optional<FullEncounter> find(String uuid, Instant asOf) {
        return past(ONE_AS_OF, Map.of("uuid", uuid, "asOf", asOf.atOffset(ZoneOffset.UTC)));
    }

    /** As it was by event time, of the rows that the facts come to. */
    public Optional<FullEncounter> find(String uuid, Map<String, ?> folded) {
        Map<String, Object> all = new HashMap<>(folded);
        all.put("uuid", uuid);
        return past(ONE_HAPPENED, all);
    }

    private Optional<FullEncounter> past(EncounterStatement statement, Map<String, ?> parameters) {
        return stored.read(statement, parameters, EncounterForm.FULL).stream()
                .map(encounter -> FullEncounter.from(encounter, null, null, false))
                .findFirst();
    }

    private Map<String, List<String>> children(
            List<StoredEncounter> encounters, EncounterForm form, @Nullable Instant asOf) {
        List<String> parents = form.children()
                ? encounters.stream()
                        .filter(StoredEncounter::isParent)
                        .map(StoredEncounter::uuid)
                        .toList()
                : List.of();
        if (parents.isEmpty()) {
            return Map.of();
        }
        return asOf == null ? hierarchy.descendants(parents, true) : hierarchy.descendants(parents, asOf);
    }

    private Map<String, LocationResponse> places(
            List<StoredEncounter> encounters, EncounterForm form, @Nullable Instant asOf) {
        return form.expanded()
                ? locations.described(
                        encounters.stream().map(StoredEncounter::locationUuid).toList(), asOf)
                : Map.of();
    }
}
