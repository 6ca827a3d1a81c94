package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.BORN;
import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.dead;
import static health.polaris.encounters.fold.Facts.discharge;
import static health.polaris.encounters.fold.Facts.fact;
import static health.polaris.encounters.fold.Facts.merge;
import static health.polaris.encounters.fold.Facts.minute;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.unlink;
import static health.polaris.encounters.fold.Facts.visit;
import static health.polaris.encounters.fold.Facts.visitNumber;
import static health.polaris.encounters.fold.Facts.ward;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.fold.outcome.Reason;
import health.polaris.encounters.fold.stay.Course;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule M5: swaps, changes of class, expected discharges, tracking; what they say field by field (F1, F2). */
class MovementsTest {

    private static final Person ANN = person("Ann", BORN, mrn("A"));
    private static final Person BEN = person("Ben", BORN, mrn("B"));
    private static final Fact ADMITTED = admission(10, ANN, "V", "W1");

    @Test
    void a17SwapsTheBedsOfItsTwoPatients() {
        Fact swap =
                fact(30, new Statement.Swap(ANN, visit("V", null, BedSaid.NONE), BEN, visit("U", null, BedSaid.NONE)));
        Shows shows = Shows.after(ADMITTED, admission(11, BEN, "U", "W2"), swap);
        assertThat(shows.rows("V")).containsExactly("W1 10-30", "W2 30-");
        assertThat(shows.rows("U")).containsExactly("W2 11-30", "W1 30-");
    }

    @Test
    void a17IsAppliedWholeOrWaitingWhole() {
        Fact swap = fact(30, new Statement.Swap(ANN, visit("V", null, ward("W2")), BEN, visit("U", null, ward("W1"))));
        Shows shows = Shows.after(ADMITTED, admission(11, person(mrn("C")), "U", "W2"), swap);
        assertThat(shows.rows("V")).containsExactly("W1 10-");
        assertThat(shows.waitsFor(30, Reason.VISIT_OF_ANOTHER_PATIENT)).isTrue();
        assertThat(Shows.after(ADMITTED, swap).waitsFor(30, Reason.SWAP_FINDS_NO_VISIT))
                .isTrue();
    }

    @Test
    void m5TheA17OfAVisitThatNobodyKnowsBeginsItWithWardAndAdmissionTime() {
        Fact swap = fact(
                30,
                new Statement.Swap(ANN, visit("V", minute(10), ward("W2")), BEN, visit("U", minute(11), ward("W1"))));
        Shows one = Shows.after(ADMITTED, swap);
        assertThat(one.rows("V")).containsExactly("W1 10-30", "W2 30-");
        assertThat(one.rows("U")).containsExactly("W1 30-");
        assertThat(one.stay("U").admittedAt()).isEqualTo(minute(11));
        assertThat(one.isOf("U", "B")).isTrue();
        Shows both = Shows.after(swap);
        assertThat(both.rows("V")).containsExactly("W2 30-");
        assertThat(both.isProcessed(30)).isTrue();
    }

    @Test
    void m5AnA17ThatDoesNotSayWhereOneOfThemGoesWaitsWhole() {
        Fact swap = fact(
                30, new Statement.Swap(ANN, visit("V", null, BedSaid.NONE), BEN, visit("U", minute(11), ward("W1"))));
        Shows shows = Shows.after(ADMITTED, swap);
        assertThat(shows.waitsFor(30, Reason.WARD_MISSING)).isTrue();
        assertThat(shows.rows("V")).containsExactly("W1 10-");
        assertThat(shows.stays("U")).isEmpty();
    }

    /** That the visit is Ann's is known from the merge alone, which the unlink takes back. */
    @Test
    void o2AnA17ThatWaitsForAWardIsJudgedAgainWhenAMergeIsUndone() {
        Person cat = person("Cat", BORN, mrn("C"));
        Fact swap = fact(
                30, new Statement.Swap(ANN, visit("V", null, BedSaid.NONE), BEN, visit("U", minute(11), ward("W1"))));
        Fact merged = merge(40, ANN, mrn("C"));
        Fact undone = unlink(50, ANN, cat);
        Group known = Group.of(State.EMPTY, List.of(admission(10, cat, "V", "W1"), swap, merged));
        assertThat(Shows.of(known).waitsFor(30, Reason.WARD_MISSING)).isTrue();

        assertThat(Shows.of(known.with(undone)).waitsFor(30, Reason.VISIT_OF_ANOTHER_PATIENT))
                .isTrue();
    }

    @Test
    void f2TheDeathThatAnA17SaysDischargesTheStayOfThatPatient() {
        Person dead = dead(Said.value(LocalDate.of(2026, 11, 28)), mrn("A"));
        Fact swap = fact(30, new Statement.Swap(dead, visit("V", null, ward("W2")), BEN, visit("U", null, ward("W1"))));
        Shows shows = Shows.after(ADMITTED, admission(11, BEN, "U", "W2"), swap);
        assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(30));
        assertThat(shows.stay("U").dischargedAt()).isNull();
        assertThat(shows.patient("A").deathDate()).isEqualTo(LocalDate.of(2026, 11, 28));
    }

    @Test
    void f1TheDischargeThatAnA17SaysCounts() {
        Fact swap = fact(
                30,
                new Statement.Swap(
                        ANN,
                        visit("V", null, Said.deleted(), ward("W2")),
                        BEN,
                        visit("U", null, Said.value(minute(29)), ward("W1"))));
        Shows shows = Shows.after(ADMITTED, admission(11, BEN, "U", "W2"), discharge(20, ANN, "V"), swap);
        assertThat(shows.stay("V").dischargedAt()).isNull();
        assertThat(shows.stay("U").dischargedAt()).isEqualTo(minute(29));
    }

    @Test
    void f1WhatATrackingMessageSaysOfTheDischargeCounts() {
        Shows opened = Shows.after(ADMITTED, discharge(20, ANN, "V"), tracking(30, Said.deleted()));
        assertThat(opened.stay("V").dischargedAt()).isNull();
        assertThat(opened.stay("V").tracked()).hasSize(1);
        Shows closed = Shows.after(ADMITTED, tracking(30, Said.value(minute(29))));
        assertThat(closed.stay("V").dischargedAt()).isEqualTo(minute(29));
        assertThat(closed.rows("V")).containsExactly("W1 10-");
    }

    private static Fact tracking(long minute, Said<Instant> discharged) {
        Visit visit = visit("V", null, discharged, ward("W9"));
        return fact(minute, new Statement.Tracking(ANN, visit, Statement.Movement.ARRIVING, false));
    }

    @Test
    void f1AnA03WhoseDischargeTimeIsDeletedDischargesAtItsEvent() {
        Shows shows = Shows.after(
                ADMITTED,
                discharge(20, ANN, "V"),
                fact(30, new Statement.Discharge(ANN, visit("V", null, Said.deleted(), BedSaid.NONE))));
        assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(30));
    }

    @Test
    void a06AndA07ChangeTheClassAndMove() {
        Visit outpatient = new Visit(
                visitNumber("V"),
                null,
                Said.value("OUTPATIENT"),
                null,
                Said.absent(),
                ward("W2"),
                Visit.DEFAULT_LOCAL_WINDOW);
        Shows shows = Shows.after(ADMITTED, fact(20, new Statement.ClassChange(ANN, outpatient)));
        assertThat(shows.stay("V").type()).isEqualTo("OUTPATIENT");
        assertThat(shows.rows("V")).containsExactly("W1 10-20", "W2 20-");
    }

    @Test
    void f1NullDoesNotDeleteTheClass() {
        Fact daycase = fact(20, new Statement.ClassChange(ANN, ofType(Said.value("DAYCASE"))));
        Fact deleted = fact(30, new Statement.Update(ANN, ofType(Said.deleted())));
        assertThat(Shows.after(ADMITTED, daycase, deleted).stay("V").type()).isEqualTo("DAYCASE");
    }

    private static Visit ofType(Said<String> type) {
        return new Visit(
                Facts.visitNumber("V"), null, type, null, Said.absent(), BedSaid.NONE, Visit.DEFAULT_LOCAL_WINDOW);
    }

    @Test
    void a16AndA25KeepTheExpectedDischarge() {
        Fact expected = fact(20, new Statement.ExpectedDischarge(ANN, visit("V", null, BedSaid.NONE), minute(90)));
        Fact withdrawn = fact(30, new Statement.ExpectedDischarge(ANN, visit("V", null, BedSaid.NONE), null));
        assertThat(Shows.after(ADMITTED, expected).stay("V").expectedDischargeAt())
                .isEqualTo(minute(90));
        assertThat(Shows.after(ADMITTED, expected).stay("V").dischargedAt()).isNull();
        assertThat(Shows.after(ADMITTED, expected, withdrawn).stay("V").expectedDischargeAt())
                .isNull();
    }

    @Test
    void a09A10A32A33KeepTrackingWithoutMovingTheBed() {
        Fact arriving =
                fact(20, new Statement.Tracking(ANN, visit("V", null, ward("W9")), Statement.Movement.ARRIVING, false));
        Fact cancelled =
                fact(30, new Statement.Tracking(ANN, visit("V", null, ward("W9")), Statement.Movement.ARRIVING, true));
        Shows shows = Shows.after(ADMITTED, arriving);
        assertThat(shows.rows("V")).containsExactly("W1 10-");
        assertThat(shows.stay("V").tracked())
                .containsExactly(new Course.Tracked(Statement.Movement.ARRIVING, minute(20)));
        assertThat(Shows.after(ADMITTED, arriving, cancelled).stay("V").tracked())
                .isEmpty();
    }
}
