package health.polaris.encounters.fold.view;

import health.polaris.encounters.fold.outcome.Outcome;
import health.polaris.encounters.fold.record.Claim;
import health.polaris.encounters.fold.record.Conflict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states, from which rows, events, audit and timeline are made; a fold again that changes
 * nothing differs in nothing, and tells nothing (contracts/identity.md §0). Patients and stays go by their uuids, so that one whose first fact
 * is another now, though nothing that is shown, does not differ.
 */
public record Difference(
        List<Change<ShownPatient>> patients,
        List<Change<ShownStay>> stays,
        List<Change<Conflict>> conflicts,
        List<Change<Outcome>> outcomes) {

    /**
     * One row.
     *
     * @param id uuid of the patient or stay, id of the fact, or claimant's uuid and number
     * @param before null for a new one
     * @param after null for one that vanished: its uuid is not used again
     */
    public record Change<T>(
            String id, @Nullable T before, @Nullable T after) {}

    /** A state with its names. */
    public record Named(View view, Names names) {

        Map<String, ShownPatient> patients() {
            Map<String, ShownPatient> patients = new TreeMap<>();
            view.patients().forEach((id, patient) -> patients.put(names.uuid(id), patient));
            return patients;
        }

        Map<String, ShownStay> stays() {
            Map<String, ShownStay> stays = new TreeMap<>();
            view.stays().forEach((key, stay) -> stays.put(names.uuid(stay), stay));
            return stays;
        }

        Map<String, Conflict> conflicts() {
            Map<String, Conflict> conflicts = new TreeMap<>();
            view.conflicts().forEach((key, conflict) -> conflicts.put(id(key), conflict));
            return conflicts;
        }

        private String id(Claim.Key key) {
            return names.uuid(key.claimant()) + " " + key.number().value();
        }
    }

    public static Difference between(Named before, Named after) {
        Sameness same = new Sameness(before.names(), after.names());
        return new Difference(
                changes(before.patients(), after.patients(), same::patients),
                changes(before.stays(), after.stays(), same::stays),
                changes(before.conflicts(), after.conflicts(), same::conflicts),
                changes(before.view().outcomes(), after.view().outcomes(), Objects::equals));
    }

    public boolean isEmpty() {
        return Stream.of(patients, stays, conflicts, outcomes).allMatch(List::isEmpty);
    }

    private static <T> List<Change<T>> changes(Map<String, T> before, Map<String, T> after, BiPredicate<T, T> same) {
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .map(id -> new Change<>(id, before.get(id), after.get(id)))
                .filter(change -> change.before() == null
                        || change.after() == null
                        || !same.test(change.before(), change.after()))
                .toList();
    }
}
