package health.polaris.encounters.fold.view;

import health.polaris.encounters.fold.outcome.Outcome;
import health.polaris.encounters.fold.outcome.Warnings;
import health.polaris.encounters.fold.record.Claim;
import health.polaris.encounters.fold.record.Conflict;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.record.Records;
import health.polaris.encounters.fold.stay.Stays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that is shown of a state: the rows of the directory and of the encounters, the conflicts, and the outcome of each
 * fact. Two states that show the same are the same (O6).
 *
 * @param outcomes by id of the fact
 */
public record View(
        Map<RecordId, ShownPatient> patients,
        Map<StayKey, ShownStay> stays,
        Map<Claim.Key, Conflict> conflicts,
        Map<String, Outcome> outcomes) {

    /** Nothing. */
    public static final View EMPTY = new View(Map.of(), Map.of(), Map.of(), Map.of());

    /**
     * Works out what is shown.
     *
     * @param outcomes of the facts, as the fold left them
     * @param repeats messages that are a fact already, and which: they have its outcome
     */
    public static View of(Records records, Stays stays, Map<String, Outcome> outcomes, Map<String, String> repeats) {
        ShownStays shown = ShownStays.of(records, stays);
        Map<String, Outcome> told = new TreeMap<>(outcomes);
        raised(shown.raised(), told);
        repeats.forEach((repeat, fact) -> repeat(told, repeat, fact));
        return new View(
                by(ShownPatient::id, ShownPatient.in(records)),
                shown.shown(),
                by(Conflict::key, Conflict.in(records)),
                told);
    }

    /** Whether it shows the same but for the outcomes, which are no rows of clients. */
    public boolean showsTheRowsOf(View other) {
        return patients.equals(other.patients) && stays.equals(other.stays) && conflicts.equals(other.conflicts);
    }

    private static void repeat(Map<String, Outcome> outcomes, String repeat, String fact) {
        Outcome outcome = outcomes.get(fact);
        if (outcome != null) {
            outcomes.put(repeat, outcome);
        }
    }

    private static void raised(Set<String> facts, Map<String, Outcome> outcomes) {
        facts.forEach(fact ->
                outcomes.computeIfPresent(fact, (_, outcome) -> outcome.with(List.of(Warnings.EVENT_TIME_RAISED))));
    }

    private static <K, V> Map<K, V> by(Function<V, K> key, List<V> values) {
        return values.stream().collect(Collectors.toMap(key, value -> value, (first, _) -> first, TreeMap::new));
    }
}
