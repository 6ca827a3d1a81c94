package health.polaris.encounters.fact.row;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.view.Difference;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.ShownStay;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows that a state of a group shows, a pure function of it.
 *
 * @param patients by uuid
 * @param encounters by uuid
 * @param conflicts by claimant and number
 * @param parents uuid of the stay that another one is part of (O5): further local stays of a visit, and the row that the
 *     visit had before a local stay was found to be the same. They are no rows of their own, but may be in the table
 */
public record GroupRows(
        Map<String, PatientRow> patients,
        Map<String, EncounterRow> encounters,
        Map<String, ConflictRow> conflicts,
        Map<String, String> parents) {

    public static GroupRows of(Difference.Named state) {
        Names names = state.names();
        return new GroupRows(
                by(PatientRow::uuid, state.view().patients().values().stream().map(each -> PatientRow.of(each, names))),
                encounters(state),
                by(
                        ConflictRow::key,
                        state.view().conflicts().values().stream().map(each -> ConflictRow.of(each, names))),
                parents(state));
    }

    /**
     * A visit number is borne by one row that is not deleted: the visit of the EPR, else one of the local stays whose
     * makers said that they are this visit, always the same.
     */
    private static Map<String, EncounterRow> encounters(Difference.Named state) {
        Map<String, EncounterRow> rows = by(
                EncounterRow::uuid,
                state.view().stays().values().stream().map(stay -> EncounterRow.of(stay, state.names())));
        Map<Identifier, String> bearers = bearers(rows);
        rows.replaceAll((uuid, row) -> row.number() == null || row.isDeleted() || uuid.equals(bearers.get(row.number()))
                ? row
                : row.withoutNumber());
        return rows;
    }

    /** Where the table says otherwise: as if these had not been shown, though they are to be. */
    GroupRows without(Set<String> uuids, GroupRows after) {
        Map<String, EncounterRow> otherRows = new TreeMap<>(encounters);
        otherRows.keySet().removeIf(uuid -> uuids.contains(uuid) && after.encounters.containsKey(uuid));
        Map<String, String> otherParents = new TreeMap<>(parents);
        otherParents.keySet().removeIf(uuid -> uuids.contains(uuid) && after.parents.containsKey(uuid));
        return new GroupRows(patients, otherRows, conflicts, otherParents);
    }

    /** Whether a row of the encounters is this group's. */
    boolean has(String encounter, String patient) {
        return encounters.containsKey(encounter) || parents.containsKey(encounter) || patients.containsKey(patient);
    }

    /** Which row bears a visit number. */
    public Map<Identifier, String> bearers() {
        return bearers(encounters);
    }

    private static Map<Identifier, String> bearers(Map<String, EncounterRow> rows) {
        Map<Identifier, String> bearers = new HashMap<>();
        rows.values().stream()
                .filter(row -> row.number() != null && !row.isDeleted())
                .sorted(Comparator.comparing(EncounterRow::ofEpr).reversed().thenComparing(EncounterRow::uuid))
                .forEach(row -> bearers.putIfAbsent(Objects.requireNonNull(row.number()), row.uuid()));
        return bearers;
    }

    private static Map<String, String> parents(Difference.Named state) {
        Map<String, String> parents = new TreeMap<>();
        state.view().stays().values().stream()
                .filter(stay -> !stay.joined().isEmpty())
                .forEach(stay -> partsOf(stay, state.names())
                        .forEach(part -> parents.put(part, state.names().uuid(stay))));
        return parents;
    }

    private static Stream<String> partsOf(ShownStay stay, Names names) {
        return Stream.concat(
                stay.joined().stream().skip(1),
                Stream.of(Objects.requireNonNull(names.stays().get(stay.key()))));
    }

    private static <R> Map<String, R> by(Function<R, String> key, Stream<R> rows) {
        return rows.collect(Collectors.toMap(key, row -> row, (first, _) -> first, TreeMap::new));
    }
}
