package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.BORN;
import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.cancellation;
import static health.polaris.encounters.fold.Facts.discharge;
import static health.polaris.encounters.fold.Facts.fact;
import static health.polaris.encounters.fold.Facts.merge;
import static health.polaris.encounters.fold.Facts.minute;
import static health.polaris.encounters.fold.Facts.move;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.registration;
import static health.polaris.encounters.fold.Facts.transfer;
import static health.polaris.encounters.fold.Facts.visit;
import static health.polaris.encounters.fold.Facts.visitNumber;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.outcome.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** contracts/encounters.md §7.7, case 1: what a client gave its visit number is known to the EPR's messages of it. */
class NumberedByClientTest {

    private static final Person ANN = person("Ann", BORN, mrn("A"));
    private static final Person BEN = person("Ben", BORN, mrn("B"));
    private static final Fact KNOWN = registration(1, ANN);
    private static final Fact MADE = made(visitNumber("V"));

    private static Fact made(@Nullable Identifier number) {
        return fact(
                20,
                new Statement.LocalEncounter(
                        "u", List.of(mrn("A")), true, minute(15), null, null, null, new Location.Known("L"), number));
    }

    private static Fact patched(long minute, Said<Instant> dischargedAt, Said<Identifier> number) {
        return fact(
                minute,
                new Statement.EncounterPatch(
                        Identifier.encounter("u"),
                        Said.absent(),
                        null,
                        dischargedAt,
                        Said.absent(),
                        null,
                        number,
                        null));
    }

    @Test
    void aCancellationEndsIt() {
        Shows shows = Shows.after(KNOWN, MADE, cancellation(40, ANN, "V"));
        assertThat(shows.locals()).isEmpty();
        assertThat(shows.stay("V").deletedAt()).isEqualTo(minute(40));
        assertThat(shows.stay("V").joined()).containsExactly("u");
    }

    @Test
    void m4AMoveOfTheVisitThatBeginsUnderItsNumberThenLeavesIt() {
        Shows shows = Shows.after(
                KNOWN,
                MADE,
                registration(2, BEN),
                cancellation(40, ANN, "V"),
                admission(50, ANN, "V", "W1"),
                move(60, BEN, mrn("A"), "V"));
        assertThat(shows.stays("V").getFirst().joined()).containsExactly("u");
        assertThat(shows.stays("V").getFirst().deletedAt()).isEqualTo(minute(40));
        assertThat(shows.stay("V").joined()).isEmpty();
        assertThat(shows.locals()).isEmpty();
    }

    @Test
    void o4TheVisitThatBeginsUnderItsNumberThenIsAnother() {
        Shows shows = Shows.after(KNOWN, MADE, cancellation(40, ANN, "V"), admission(50, ANN, "V", "W1"));
        assertThat(shows.stays("V")).hasSize(2);
        assertThat(shows.stay("V").joined()).isEmpty();
        assertThat(shows.locals()).isEmpty();
        assertThat(Shows.after(KNOWN, MADE, cancellation(40, ANN, "V"), transfer(50, ANN, "V", "W1"))
                        .waitsFor(50, Reason.ADMISSION_TIME_MISSING))
                .isTrue();
    }

    @Test
    void f2ADischargeWithoutPv144AndWardEndsIt() {
        Shows shows = Shows.after(KNOWN, MADE, discharge(40, ANN, "V"));
        assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(40));
        assertThat(shows.stay("V").admittedAt()).isEqualTo(minute(15));
        assertThat(shows.rows("V")).containsExactly("L 15-");
        assertThat(shows.isProcessed(40)).isTrue();
    }

    @Test
    void aTransferWithoutPv144MovesItAlsoWhenTheNumberWasGivenLater() {
        Fact moved = transfer(40, ANN, "V", "W2");
        assertThat(Shows.after(KNOWN, MADE, moved).rows("V")).containsExactly("L 15-40", "W2 40-");
        Fact numbered = patched(30, Said.absent(), Said.value(visitNumber("V")));
        assertThat(Shows.after(KNOWN, made(null), numbered, moved).rows("V")).containsExactly("L 15-40", "W2 40-");
        assertThat(Shows.after(KNOWN, made(null), moved).waitsFor(40, Reason.ADMISSION_TIME_MISSING))
                .isTrue();
    }

    @Test
    void f1WhatTheEprDoesNotSayOfItStaysAsTheClientSaid() {
        Fact ended = patched(30, Said.value(minute(29)), Said.absent());
        Fact told = fact(40, new Statement.Update(ANN, visit("V", minute(14), BedSaid.NONE)));
        Shows shows = Shows.after(KNOWN, MADE, ended, told);
        assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(29));
        assertThat(shows.stay("V").admittedAt()).isEqualTo(minute(14));
    }

    @Test
    void o7AnAdmissionAfterTheClientsDischargeOpensItAgain() {
        Fact ended = patched(30, Said.value(minute(29)), Said.absent());
        Shows shows = Shows.after(KNOWN, MADE, ended, admission(50, ANN, "V", "W1"));
        assertThat(shows.rows("V")).containsExactly("L 15-29", "W1 50-");
        assertThat(shows.stay("V").dischargedAt()).isNull();
        assertThat(shows.locals()).isEmpty();
    }

    @Test
    void m4AMoveFindsItAndTakesItAlong() {
        Shows shows = Shows.after(KNOWN, MADE, registration(2, BEN), move(40, BEN, mrn("A"), "V"));
        assertThat(shows.isOf("V", "B")).isTrue();
        assertThat(shows.stay("V").joined()).containsExactly("u");
        assertThat(shows.locals()).isEmpty();
        assertThat(Shows.after(KNOWN, MADE, registration(2, BEN), move(40, BEN, mrn("C"), "V"))
                        .locals())
                .hasSize(1);
    }

    @Test
    void m5AnA17SwapsItsBed() {
        Fact swapped =
                fact(40, new Statement.Swap(ANN, visit("V", null, BedSaid.NONE), BEN, visit("U", null, BedSaid.NONE)));
        Shows shows = Shows.after(KNOWN, MADE, admission(10, BEN, "U", "W1"), swapped);
        assertThat(shows.rows("V")).containsExactly("L 15-40", "W1 40-");
        assertThat(shows.rows("U")).containsExactly("W1 10-40", "L 40-");
    }

    @Test
    void o2OfAnotherPatientItIsUnknownUntilAMergeMakesThemOne() {
        Fact left = discharge(40, BEN, "V");
        Group group = Group.EMPTY.with(KNOWN).with(MADE).with(left);
        assertThat(Shows.of(group).waitsFor(40, Reason.WARD_MISSING)).isTrue();
        assertThat(Shows.of(group).locals()).hasSize(1);
        Shows merged = Shows.of(group.with(merge(50, ANN, mrn("B"))));
        assertThat(merged.isProcessed(40)).isTrue();
        assertThat(merged.stay("V").dischargedAt()).isEqualTo(minute(40));
        Shows begun = Shows.after(KNOWN, MADE, admission(40, BEN, "V", "W1"));
        assertThat(begun.isOf("V", "B")).isTrue();
        assertThat(begun.locals()).hasSize(1);
    }

    @Test
    void aNumberGivenWhenItsVisitWasCancelledIsNotThatVisits() {
        Fact first = admission(10, ANN, "V", "W1");
        Fact numbered = patched(40, Said.absent(), Said.value(visitNumber("V")));
        Shows shows = Shows.after(KNOWN, first, cancellation(12, ANN, "V"), made(null), numbered);
        assertThat(shows.locals()).hasSize(1);
        Shows known =
                Shows.after(KNOWN, first, cancellation(12, ANN, "V"), made(null), numbered, discharge(50, ANN, "V"));
        assertThat(known.locals()).isEmpty();
        assertThat(known.stay("V").dischargedAt()).isEqualTo(minute(50));
    }
}
