package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.BORN;
import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.discharge;
import static health.polaris.encounters.fold.Facts.merge;
import static health.polaris.encounters.fold.Facts.minute;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.registration;
import static health.polaris.encounters.fold.Facts.transfer;
import static health.polaris.encounters.fold.Facts.update;
import static health.polaris.encounters.fold.Facts.visit;
import static health.polaris.encounters.fold.Facts.ward;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.outcome.Outcome;
import health.polaris.encounters.fold.outcome.Result;
import health.polaris.encounters.fold.outcome.Warnings;
import health.polaris.encounters.fold.view.Difference;
import health.polaris.encounters.fold.view.Difference.Named;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.View;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** contracts/identity.md §0. */
class OrderTest {

    private static final Person ANN = person("Ann", BORN, mrn("A"));
    private static final Person BEN = person("Ben", BORN, mrn("B"));
    private static final Fact ADMITTED = admission(10, ANN, "V", "W1");
    private static final Fact MOVED = transfer(20, ANN, "V", "W2");
    private static final Fact DISCHARGED = discharge(30, ANN, "V");

    /** Uuids in the order of their giving. */
    private static Supplier<String> fresh() {
        int[] next = {0};
        return () -> "u" + next[0]++;
    }

    private static Named named(View view) {
        return new Named(view, Names.NONE.carriedFrom(View.EMPTY, view, fresh()));
    }

    @Test
    void aFactBehindAllOthersIsAppliedOnTopOfTheStoredState() {
        State state = Fold.fold(State.EMPTY, List.of(ADMITTED, MOVED));
        assertThat(Fold.apply(state, DISCHARGED))
                .contains(Fold.fold(State.EMPTY, List.of(ADMITTED, MOVED, DISCHARGED)));
    }

    @Test
    void aFactThatComesLateIsPutIntoItsPlace() {
        State state = Fold.fold(State.EMPTY, List.of(ADMITTED, DISCHARGED));
        assertThat(Fold.apply(state, MOVED)).isEmpty();
        Group group = Group.of(State.EMPTY, List.of(ADMITTED, DISCHARGED)).with(MOVED);
        assertThat(group.state()).isEqualTo(Fold.fold(State.EMPTY, List.of(ADMITTED, MOVED, DISCHARGED)));
    }

    @Test
    void aMergeBehindAllFoldsAgainOnlyWhenAFactWaitsToKnowWhoseVisitItIs() {
        State settled = Fold.fold(State.EMPTY, List.of(ADMITTED, update(11, BEN)));
        State waiting = Fold.fold(State.EMPTY, List.of(ADMITTED, discharge(30, BEN, "V")));
        Fact merge = merge(40, ANN, mrn("B"));
        assertThat(Fold.apply(settled, merge)).isPresent();
        assertThat(Fold.apply(waiting, merge)).isEmpty();
        assertThat(Fold.apply(waiting, update(40, BEN))).isPresent();
    }

    @Test
    void aFactWithTheSameSenderOwnTimeAndContentAsAnEarlierOneIsThatFact() {
        Fact again = TheClaim.repeated(MOVED, "again", 99);
        State once = Fold.fold(State.EMPTY, List.of(ADMITTED, MOVED, DISCHARGED));
        State twice = Fold.fold(State.EMPTY, List.of(ADMITTED, MOVED, DISCHARGED, again));
        assertThat(twice.stays()).isEqualTo(once.stays());
        assertThat(twice.view().outcomes().get("again")).isEqualTo(new Outcome(new Result.Processed(), List.of()));
        assertThat(Fold.apply(once, again)).contains(twice);
    }

    @Test
    void aMessageFromBeforeTheBaseChangesNothingAndIsReported() {
        State base = Fold.fold(State.EMPTY, List.of(ADMITTED, DISCHARGED)).asBase();
        State after = Fold.fold(base, List.of(MOVED, update(40, BEN)));
        assertThat(after.stays()).isEqualTo(base.stays());
        assertThat(after.view().outcomes().get("f20"))
                .isEqualTo(new Outcome(new Result.NothingToDo(), List.of(Warnings.BEFORE_THE_BASE)));
        assertThat(Fold.apply(base, MOVED))
                .map(state -> state.view().outcomes())
                .contains(Fold.fold(base, List.of(MOVED)).view().outcomes());
        assertThat(after.records().top(mrn("A"))).isNotNull();
        assertThat(after.records().top(mrn("B"))).isNotNull();
    }

    @Test
    void factsThatShareAnIdentifierDirectlyOrThroughOthersAreOneGroup() {
        Fact other = registration(50, person(mrn("C")));
        assertThat(Grouping.groups(List.of(ADMITTED, other, merge(40, BEN, mrn("A")), update(45, BEN))))
                .extracting(List::size)
                .containsExactlyInAnyOrder(3, 1);
    }

    @Test
    void aFoldAgainThatChangesNothingTellsNothing() {
        View view = Fold.fold(State.EMPTY, List.of(ADMITTED, MOVED)).view();
        View again = Fold.fold(State.EMPTY, List.of(MOVED, ADMITTED)).view();
        Names names = named(view).names();
        assertThat(Difference.between(new Named(view, names), new Named(again, names.carriedFrom(view, again, fresh())))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void eachChangeOfAnOutcomeIsTold() {
        List<Fact> facts = List.of(ADMITTED, discharge(30, BEN, "V"));
        Group group = Group.of(State.EMPTY, facts);
        View before = group.state().view();
        View after = group.with(merge(40, ANN, mrn("B"))).state().view();
        Names names = named(before).names();
        Difference difference = Difference.between(
                new Named(before, names), new Named(after, names.carriedFrom(before, after, fresh())));
        assertThat(difference.outcomes()).extracting(Difference.Change::id).containsExactlyInAnyOrder("f30", "f40");
        assertThat(difference.stays()).hasSize(1);
        assertThat(difference.patients()).hasSize(1); // Ben, who is merged now
    }

    @Test
    void aRecordAndAStayKeepTheirUuidThroughEveryFold() {
        View before = Fold.fold(State.EMPTY, List.of(MOVED, admission(15, ANN, "V", "W1")))
                .view();
        View after = Fold.fold(State.EMPTY, List.of(MOVED, admission(15, ANN, "V", "W1"), ADMITTED))
                .view();
        Names names = named(before).names();
        Names carried = names.carriedFrom(before, after, () -> "another");
        assertThat(carried.records().values())
                .containsExactlyElementsOf(names.records().values());
        assertThat(carried.stays().values())
                .containsExactlyElementsOf(names.stays().values());
        assertThat(carried.stays()).isNotEqualTo(names.stays());
    }

    @Test
    void whatAFoldMakesVanishIsNeverReused() {
        View before = Fold.fold(State.EMPTY, List.of(ADMITTED, update(11, BEN))).view();
        View after = Fold.fold(State.EMPTY, List.of(ADMITTED)).view();
        Named old = named(before);
        Difference difference =
                Difference.between(old, new Named(after, old.names().carriedFrom(before, after, () -> "another")));
        assertThat(difference.patients())
                .singleElement()
                .satisfies(change -> assertThat(change.after()).isNull());
    }

    @Test
    void aMessageWithoutAnyTimeIsNoRepetitionAndIsPlacedAtItsArrival() {
        Shows shows = Shows.after(
                admission(10, ANN, "V", "W1"),
                timeless("to W2", 20, "W2"),
                timeless("to W3", 30, "W3"),
                timeless("to W2", 40, "W2"));
        assertThat(shows.rows("V")).containsExactly("W1 10-20", "W2 20-30", "W3 30-40", "W2 40-");
    }

    /** @param digest of its content, which does not say when */
    private static Fact timeless(String digest, long minute, String ward) {
        Origin origin = new Origin(
                "f" + minute,
                Place.of(minute(minute), minute),
                "EPR|HOSPITAL",
                null,
                null,
                minute(minute),
                digest,
                Origin.DEFAULT_WAITING_TIME,
                List.of());
        return new Fact(origin, new Statement.Transfer(ANN, visit("V", null, ward(ward))));
    }

    /** A message that an earlier release read to the millisecond, and this one reads more exactly, is the same one. */
    @Test
    void aRepetitionIsOneWhateverItsTimeWasCutTo() {
        Instant exact = minute(5).plusNanos(123_400_000);
        assertThat(saidAt(exact).telling())
                .isEqualTo(saidAt(exact.truncatedTo(ChronoUnit.MILLIS)).telling());
        assertThat(saidAt(exact).telling())
                .isNotEqualTo(saidAt(exact.plusMillis(1)).telling());
    }

    private static Origin saidAt(Instant own) {
        Origin origin = Facts.origin("f", 5, 5, own);
        return new Origin(
                origin.id(),
                origin.place(),
                origin.sender(),
                own,
                own,
                origin.arrivedAt(),
                origin.digest(),
                origin.waitingTime(),
                origin.warnings());
    }
}
