package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.BORN;
import static health.polaris.encounters.fold.Facts.NHS_ONE;
import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.bed;
import static health.polaris.encounters.fold.Facts.cancellation;
import static health.polaris.encounters.fold.Facts.discharge;
import static health.polaris.encounters.fold.Facts.fact;
import static health.polaris.encounters.fold.Facts.merge;
import static health.polaris.encounters.fold.Facts.minute;
import static health.polaris.encounters.fold.Facts.move;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.nhs;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.registration;
import static health.polaris.encounters.fold.Facts.transfer;
import static health.polaris.encounters.fold.Facts.unlink;
import static health.polaris.encounters.fold.Facts.update;
import static health.polaris.encounters.fold.Facts.visit;
import static health.polaris.encounters.fold.Facts.ward;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.fold.outcome.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Histories of stays thought out on paper, with what contracts/identity.md wants of them. */
class HandMadeStaysTest {

    private static final Person ANN = person("Ann", BORN, mrn("A"));
    private static final Person BEN = person("Ben", LocalDate.of(1991, 12, 31), mrn("B"));
    private static final Fact ADMITTED = admission(10, ANN, "V", "W1");

    private static Fact updated(long minute, Person person, Visit visit) {
        return fact(minute, new Statement.Update(person, visit));
    }

    private static Fact transferTakenBack(long minute, BedSaid bed) {
        return fact(minute, new Statement.TransferCancellation(ANN, visit("V", null, bed)));
    }

    private static Fact dischargeTakenBack(long minute, Person person) {
        return fact(minute, new Statement.DischargeCancellation(person, visit("V", null, BedSaid.NONE)));
    }

    private static Fact dead(long minute, String mrn, Said<LocalDate> death) {
        return updated(minute, Facts.dead(death, mrn(mrn)), visit("V", null, BedSaid.NONE));
    }

    private static Fact admittedAgain(long minute, Instant admitted, String ward) {
        return fact(minute, new Statement.Admission(ANN, visit("V", admitted, ward(ward))));
    }

    @Test
    void o2ADischargeUnderTheNumberThatALaterMergeRetiresIsApplied() {
        Fact discharged = discharge(20, BEN, "V");
        assertThat(Shows.after(ADMITTED, discharged).waitsFor(20, Reason.VISIT_OF_ANOTHER_PATIENT))
                .isTrue();
        Shows merged = Shows.after(ADMITTED, discharged, merge(30, ANN, mrn("B")));
        assertThat(merged.stay("V").dischargedAt()).isEqualTo(minute(20));
        Shows apart = Shows.after(ADMITTED, discharged, merge(30, ANN, mrn("B")), unlink(40, ANN, BEN));
        assertThat(apart.stay("V").dischargedAt()).isNull();
        assertThat(apart.waitsFor(20, Reason.VISIT_OF_ANOTHER_PATIENT)).isTrue();
    }

    @Test
    void o2ADischargeWhoseNhsNumberIsTracedLaterIsApplied() {
        Fact discharged = discharge(20, person(nhs(NHS_ONE)), "V");
        Fact traced = merge(30, person(mrn("A")), nhs(NHS_ONE));
        assertThat(Shows.after(ADMITTED, discharged, traced).stay("V").dischargedAt())
                .isEqualTo(minute(20));
    }

    @Test
    void o2AMergeAheadOfEveryAdmissionBringsTheStaysThatBeginBehindIt() {
        Fact merged = merge(5, ANN, mrn("B"));
        Shows shows = Shows.after(merged, admission(10, person(mrn("B")), "V", "W1"), discharge(20, ANN, "V"));
        assertThat(shows.isOf("V", "A")).isTrue();
        assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(20));
    }

    @Test
    void o4ACancellationThatComesFirstButIsPlacedLaterEndsTheStay() {
        Shows shows = Shows.after(cancellation(20, ANN, "V"), ADMITTED);
        assertThat(shows.stay("V").deletedAt()).isEqualTo(minute(20));
        assertThat(shows.isProcessed(20)).isTrue();
    }

    @Test
    void o4ACancellationPlacedAheadOfTheAdmissionEndsNothing() {
        Shows shows = Shows.after(ADMITTED, cancellation(5, ANN, "V"));
        assertThat(shows.stay("V").deletedAt()).isNull();
        assertThat(shows.isProcessed(5)).isTrue();
    }

    @Test
    void o4AnotherPatientMayBeginUnderANumberThatWasCancelled() {
        Shows shows = Shows.after(
                ADMITTED, cancellation(20, ANN, "V"), admission(30, BEN, "V", "W2"), discharge(15, ANN, "V"));
        assertThat(shows.stays("V")).hasSize(2);
        assertThat(shows.isOf("V", "B")).isTrue();
        assertThat(shows.stay("V").dischargedAt()).isNull();
        assertThat(shows.stays("V").getFirst().dischargedAt()).isEqualTo(minute(15));
    }

    @Test
    void o4ACancellationOfSomebodyElsesStayWaits() {
        Shows shows = Shows.after(ADMITTED, cancellation(20, BEN, "V"));
        assertThat(shows.stay("V").deletedAt()).isNull();
        assertThat(shows.waitsFor(20, Reason.VISIT_OF_ANOTHER_PATIENT)).isTrue();
    }

    @Test
    void o7AReadmissionUnderTheSameNumberKeepsTheFormerLife() {
        Shows shows = Shows.after(
                ADMITTED, discharge(20, ANN, "V"), admittedAgain(40, minute(39), "W2"), transfer(15, ANN, "V", "W3"));
        assertThat(shows.rows("V")).containsExactly("W1 10-15", "W3 15-20", "W2 39-");
        assertThat(shows.stay("V").dischargedAt()).isNull();
        assertThat(shows.stay("V").admittedAt()).isEqualTo(minute(39));
    }

    @Test
    void o7AReplayOfTheAdmissionAfterTheDischargeOpensNothing() {
        Shows shows = Shows.after(ADMITTED, discharge(20, ANN, "V"), admittedAgain(30, minute(10), "W1"));
        assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(20));
        assertThat(shows.rows("V")).containsExactly("W1 10-");
    }

    @Test
    void o7ADeathIsADischargeBehindWhichAnAdmissionOpens() {
        Shows shows = Shows.after(
                ADMITTED, dead(20, "A", Said.value(LocalDate.of(2026, 11, 28))), admittedAgain(40, minute(39), "W2"));
        assertThat(shows.stay("V").dischargedAt()).isNull();
        assertThat(shows.rows("V")).containsExactly("W1 10-20", "W2 39-");
    }

    @Test
    void f3EachCancelledTransferTakesBackOne() {
        Fact second = transfer(20, ANN, "V", "W2");
        Fact third = transfer(30, ANN, "V", "W3");
        assertThat(Shows.after(ADMITTED, second, third, transferTakenBack(40, ward("W2")))
                        .rows("V"))
                .containsExactly("W1 10-20", "W2 20-");
        assertThat(Shows.after(
                                ADMITTED,
                                second,
                                third,
                                transferTakenBack(40, ward("W2")),
                                transferTakenBack(50, ward("W1")))
                        .rows("V"))
                .containsExactly("W1 10-");
        assertThat(Shows.after(ADMITTED, transferTakenBack(40, ward("W1")), second)
                        .rows("V"))
                .containsExactly("W1 10-");
    }

    @Test
    void f3ACancelledTransferWithoutAWardTakesBackTheLast() {
        assertThat(Shows.after(ADMITTED, transfer(20, ANN, "V", "W2"), transferTakenBack(30, BedSaid.NONE))
                        .rows("V"))
                .containsExactly("W1 10-");
        assertThat(Shows.after(ADMITTED, transferTakenBack(30, BedSaid.NONE)).rows("V"))
                .containsExactly("W1 10-");
    }

    @Test
    void f3ATransferWithinTheWardIsARowOfItsOwnAndItsCancellationLeavesNone() {
        Fact admitted = fact(10, new Statement.Admission(ANN, visit("V", minute(10), bed("W", "B", "1"))));
        Fact moved = fact(20, new Statement.Transfer(ANN, visit("V", null, bed("W", "B", "2"))));
        Shows shows = Shows.after(admitted, moved, transferTakenBack(30, bed("W", "B", "1")));
        assertThat(Shows.after(admitted, moved).rows("V")).containsExactly("W:B:1 10-20", "W:B:2 20-");
        assertThat(shows.rows("V")).containsExactly("W:B:1 10-");
    }

    @Test
    void f3OfTwoTransfersOfOneInstantTheLaterSaidIsTheLast() {
        Fact one = fact("one", 2, new Statement.Transfer(ANN, visit("V", null, ward("W2"))));
        Fact other = fact("two", 2, new Statement.Transfer(ANN, visit("V", null, ward("W3"))));
        Fact first = new Fact(Facts.origin("one", 7, 20, minute(20)), one.statement());
        Fact second = new Fact(Facts.origin("two", 8, 20, minute(20)), other.statement());
        assertThat(Shows.after(ADMITTED, second, first).rows("V")).containsExactly("W1 10-20", "W2 20-20", "W3 20-");
    }

    @Test
    void f2AnEarlierDischargeTakenBackDoesNotOpenALaterOne() {
        Shows shows =
                Shows.after(ADMITTED, discharge(20, ANN, "V"), discharge(40, ANN, "V"), dischargeTakenBack(30, ANN));
        assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(40));
    }

    @Test
    void f2ADeathTakenBackAloneLeavesTheStayClosedUntilItIsSaidToBeOpen() {
        Fact death = dead(20, "A", Said.value(LocalDate.of(2026, 11, 28)));
        Fact mistake = dead(30, "A", Said.deleted());
        Fact opened = updated(40, ANN, visit("V", null, Said.deleted(), BedSaid.NONE));
        assertThat(Shows.after(ADMITTED, death, mistake).stay("V").dischargedAt())
                .isEqualTo(minute(20));
        assertThat(Shows.after(ADMITTED, death, mistake, opened).stay("V").dischargedAt())
                .isNull();
        assertThat(Shows.after(ADMITTED, death, mistake, dischargeTakenBack(40, ANN))
                        .stay("V")
                        .dischargedAt())
                .isNull();
    }

    @Test
    void f2ADeathSaidUnderAMergedNumberEndsTheStayThatItNames() {
        Shows shows = Shows.after(
                ADMITTED,
                registration(11, BEN),
                merge(15, ANN, mrn("B")),
                dead(20, "B", Said.value(LocalDate.of(2026, 11, 28))));
        assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(20));
        assertThat(shows.patient("A").deathDate()).isEqualTo(LocalDate.of(2026, 11, 28));
    }

    @Test
    void m4AMovedVisitStaysWhereItWasMovedWhenTheTwoWereMergedAndParted() {
        Shows shows = Shows.after(
                ADMITTED,
                move(20, BEN, mrn("A"), "V"),
                merge(30, BEN, mrn("A")),
                unlink(40, BEN, ANN),
                discharge(50, BEN, "V"));
        assertThat(shows.isOf("V", "B")).isTrue();
        assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(50));
    }

    @Test
    void m4AMoveThatComesBeforeItsAdmissionIsApplied() {
        Shows shows = Shows.after(move(20, BEN, mrn("A"), "V"), ADMITTED);
        assertThat(shows.isOf("V", "B")).isTrue();
        assertThat(shows.isProcessed(20)).isTrue();
    }

    @Test
    void m4AMoveOfACancelledVisitWaits() {
        Shows shows = Shows.after(ADMITTED, cancellation(15, ANN, "V"), move(20, BEN, mrn("A"), "V"));
        assertThat(shows.waitsFor(20, Reason.MOVE_FINDS_NOTHING)).isTrue();
        assertThat(shows.isOf("V", "A")).isTrue();
    }

    @Test
    void m5ASwapTakesTheBedsThatBothHaveAtItsPlace() {
        Fact swap =
                fact(30, new Statement.Swap(ANN, visit("V", null, BedSaid.NONE), BEN, visit("U", null, BedSaid.NONE)));
        Shows shows = Shows.after(ADMITTED, admission(11, BEN, "U", "W2"), swap, transfer(20, ANN, "V", "W3"));
        assertThat(shows.rows("V")).containsExactly("W1 10-20", "W3 20-30", "W2 30-");
        assertThat(shows.rows("U")).containsExactly("W2 11-30", "W3 30-");
    }

    @Test
    void m5AChangeOfClassWithoutAWardMovesNobody() {
        Visit daycase = new Visit(
                Facts.visitNumber("V"),
                null,
                Said.value("DAYCASE"),
                null,
                Said.absent(),
                BedSaid.NONE,
                Visit.DEFAULT_LOCAL_WINDOW);
        Shows shows = Shows.after(ADMITTED, fact(20, new Statement.ClassChange(ANN, daycase)));
        assertThat(shows.rows("V")).containsExactly("W1 10-");
        assertThat(shows.stay("V").type()).isEqualTo("DAYCASE");
    }

    @Test
    void i4AStayOfSomebodyWhoHasAFormerMrnNowIsNotTheFormerOwners() {
        Shows shows = Shows.after(
                admission(1, person("Ash", BORN, mrn("A"), nhs(NHS_ONE)), "V", "W1"),
                update(2, person("Ash", BORN, mrn("C"), nhs(NHS_ONE))),
                admission(3, person("Lark", LocalDate.of(1991, 12, 31), mrn("A")), "U", "W2"),
                discharge(4, person(mrn("A")), "V"));
        assertThat(shows.isOf("V", "C")).isTrue();
        assertThat(shows.isOf("U", "A")).isTrue();
        assertThat(shows.waitsFor(4, Reason.VISIT_OF_ANOTHER_PATIENT)).isTrue();
        assertThat(Objects.requireNonNull(shows.stay("V").owner()))
                .isNotEqualTo(shows.patient("A").id());
    }
}
