package health.polaris.encounters.fact;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fact.row.DifferenceWriter.GroupChange;
import health.polaris.encounters.fact.store.FoldedGroup;
import health.polaris.encounters.fold.Fold;
import health.polaris.encounters.fold.RandomHistory;
import health.polaris.encounters.fold.State;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.outcome.Outcome;
import health.polaris.encounters.fold.outcome.WaitingTime;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.view.Difference;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.ShownPatient;
import health.polaris.encounters.fold.view.ShownStay;
import health.polaris.encounters.fold.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** O6 with a database: what is stored comes to what the pure fold comes to, in batches of any size and order. */
class StoredHistoriesTest extends FactTest {

    private static final long HISTORIES = Long.getLong("fact.histories", 200);
    private static final long SEED = Long.getLong("fact.seed", 0);

    private final Map<String, Outcome> told = new TreeMap<>();
    private final Map<String, List<?>> rows = new TreeMap<>();

    StoredHistoriesTest(ApplicationContext context) {
        super(context);
    }

    @Test
    void whatIsStoredComesToWhatThePureFoldComesTo() {
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            forgetAll();
            told.clear();
            rows.clear();
            List<Fact> history = RandomHistory.of(seed);
            takeShuffled(history, new Random(seed));
            View expected = Fold.fold(State.EMPTY, history).view();
            assertThat(shown()).as("seed %s", seed).isEqualTo(expected);
            assertThat(told).as("outcomes told, seed %s", seed).isEqualTo(asOfNoon(history, expected));
            assertThat(rows).as("rows, seed %s", seed).isEqualTo(rowsOfAll());
        }
    }

    private void takeShuffled(List<Fact> history, Random random) {
        List<Fact> facts = new ArrayList<>(history);
        Collections.shuffle(facts, random);
        while (!facts.isEmpty()) {
            List<Fact> batch = facts.subList(0, 1 + random.nextInt(facts.size()));
            hear(take(batch.stream().map(FactTest::said).toList()));
            batch.clear();
        }
        hear(take(said(history.get(random.nextInt(history.size()))))); // delivered once more
    }

    private void hear(Taken taken) {
        taken.facts().forEach(fact -> told.put(fact.id(), fact.outcome()));
        taken.others().forEach(fact -> told.put(fact.id(), fact.outcome()));
        changes.forEach(this::write);
        changes.clear();
    }

    /** As the rows are written: only what differs. */
    private void write(GroupChange change) {
        Difference difference = Difference.between(change.before(), change.after());
        Names names = change.after().names();
        difference.patients().forEach(each -> write(each, patient -> row(patient, names)));
        difference.stays().forEach(each -> write(each, stay -> row(stay, names)));
    }

    private <T> void write(Difference.Change<T> change, Function<T, List<?>> row) {
        List<?> before = rows.remove(change.id());
        assertThat(before == null).as("%s", change).isEqualTo(change.before() == null);
        T after = change.after();
        if (after != null) {
            rows.put(change.id(), row.apply(after));
        }
    }

    private Map<String, List<?>> rowsOfAll() {
        Map<String, List<?>> all = new TreeMap<>();
        for (FoldedGroup group : groups()) {
            Names names = group.names();
            group.view().patients().forEach((id, patient) -> all.put(names.uuid(id), row(patient, names)));
            group.view().stays().values().forEach(stay -> all.put(names.uuid(stay), row(stay, names)));
        }
        return all;
    }

    private static List<?> row(ShownPatient patient, Names names) {
        return Arrays.asList(
                uuid(patient.mergedInto(), names),
                patient.mrns(),
                patient.nhsNumber(),
                patient.familyName(),
                patient.givenName(),
                patient.birthDate(),
                patient.leads());
    }

    private static List<?> row(ShownStay stay, Names names) {
        return Arrays.asList(
                uuid(stay.owner(), names),
                uuid(stay.began(), names),
                stay.number(),
                stay.type(),
                stay.admittedAt(),
                stay.dischargedAt(),
                stay.deletedAt(),
                stay.rows(),
                stay.joined());
    }

    private static @Nullable String uuid(@Nullable RecordId record, Names names) {
        return record == null ? null : names.uuid(record);
    }

    private View shown() {
        View all = new View(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (FoldedGroup group : groups()) {
            all.patients().putAll(group.view().patients());
            all.stays().putAll(group.view().stays());
            all.conflicts().putAll(group.view().conflicts());
            all.outcomes().putAll(group.view().outcomes());
        }
        return all;
    }

    private static Map<String, Outcome> asOfNoon(List<Fact> history, View view) {
        Map<String, Outcome> outcomes = new TreeMap<>();
        history.forEach(fact -> outcomes.put(
                fact.id(),
                WaitingTime.asOf(
                        NOON,
                        fact.origin(),
                        Objects.requireNonNull(view.outcomes().get(fact.id())))));
        return outcomes;
    }
}
