package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.BORN;
import static health.polaris.encounters.fold.Facts.NHS_ONE;
import static health.polaris.encounters.fold.Facts.NHS_TWO;
import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.fact;
import static health.polaris.encounters.fold.Facts.merge;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.nhs;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.registration;
import static health.polaris.encounters.fold.Facts.unlink;
import static health.polaris.encounters.fold.Facts.update;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.record.Conflict.State;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Histories of persons thought out on paper, with what contracts/identity.md wants of them. */
class HandMadePersonsTest {

    private static final LocalDate OTHER_DAY = LocalDate.of(1991, 12, 31);
    private static final Person LARK = person("Lark", OTHER_DAY, mrn("A"));
    private static final Fact ANN = registration(1, person("Ash", BORN, mrn("A"), nhs(NHS_ONE)));

    private static Person deleting(String mrn) {
        return new Person(List.of(mrn(mrn)), true, Demographics.NONE);
    }

    @Test
    void i4AnMrnIsGivenToTheRecordThatTheNhsNumberOfTheMessageLeadsTo() {
        Person lark = person("Lark", OTHER_DAY, mrn("A"), nhs(NHS_TWO));
        Shows shows = Shows.after(
                ANN,
                update(2, person("Ash", BORN, mrn("B"), nhs(NHS_ONE))),
                registration(3, person("Lark", OTHER_DAY, nhs(NHS_TWO))),
                admission(4, lark, "V", "W"));
        assertThat(shows.patient("A").id())
                .isEqualTo(shows.patient(nhs(NHS_TWO)).id());
        assertThat(shows.areOne("A", "B")).isFalse();
        assertThat(shows.isOf("V", "A")).isTrue();
        assertThat(shows.conflicts()).isEmpty();
        assertThat(shows.warnings(4)).containsExactly("mrn-given-to-another-patient");
    }

    /** The NHS number leads to the very record that the MRN is taken from, which shows none in that namespace. */
    @Test
    void i5AnMrnIsNeverGivenBackToTheRecordThatItIsTakenFrom() {
        Shows shows = Shows.after(
                ANN,
                update(2, person("Ash", BORN, mrn("B"), nhs(NHS_ONE))),
                registration(3, person("Lark", OTHER_DAY, Identifier.mrn("X", "N"), mrn("A"), nhs(NHS_ONE))));
        assertThat(shows.areOne("A", "B")).isFalse();
        assertThat(shows.warnings(3)).contains("mrn-given-to-another-patient");
    }

    @Test
    void i4AnMrnGivenAwayBesideTheNhsNumberOfItsFormerOwnerIsAConflict() {
        Shows shows = Shows.after(
                ANN,
                update(2, person("Ash", BORN, mrn("B"), nhs(NHS_ONE))),
                registration(3, person("Lark", OTHER_DAY, mrn("A"), nhs(NHS_ONE))));
        assertThat(shows.areOne("A", "B")).isFalse();
        assertThat(shows.conflicts()).containsExactly(State.OPEN);
    }

    @Test
    void i4WhatIsPlacedBeforeAnMrnIsGivenAwaySpeaksOfItsFormerOwner() {
        Shows shows = Shows.after(
                ANN,
                update(2, person("Ash", BORN, mrn("B"), nhs(NHS_ONE))),
                registration(5, LARK),
                admission(4, person(mrn("A")), "V", "W"),
                admission(6, person(mrn("A")), "U", "W"));
        assertThat(shows.isOf("V", "B")).isTrue();
        assertThat(shows.isOf("U", "A")).isTrue();
    }

    @Test
    void i4AnMrnThatWasGivenAwayIsNotGivenBackByAnUnlink() {
        Shows shows = Shows.after(
                registration(1, person("Ash", BORN, mrn("A"))),
                registration(2, person("Birch", LocalDate.of(1950, 1, 1), mrn("B"))),
                merge(3, person(mrn("B")), mrn("A")),
                registration(4, LARK),
                unlink(5, person(mrn("A")), person(mrn("B"))));
        assertThat(shows.patient("A").familyName()).isEqualTo("Lark");
        assertThat(shows.patient("B").familyName()).isEqualTo("Birch");
    }

    @Test
    void i4EveryFormerMrnOfAChainLeadsOn() {
        Shows shows = Shows.after(
                ANN,
                update(2, person("Ash", BORN, mrn("B"), nhs(NHS_ONE))),
                update(3, person("Ash", BORN, mrn("C"), nhs(NHS_ONE))),
                admission(4, person(mrn("A")), "V", "W"));
        assertThat(shows.shownMrn("A")).isEqualTo("C");
        assertThat(shows.shownMrn("B")).isEqualTo("C");
        assertThat(shows.isOf("V", "C")).isTrue();
    }

    @Test
    void i5NumbersOfTwoNamespacesAreOnePersonWhenOneOfThemIsKnown() {
        Identifier south = Identifier.mrn("SOUTH", "A");
        Shows shows = Shows.after(ANN, update(2, person(south, mrn("A"))), admission(3, person(south), "V", "W"));
        assertThat(shows.isOf("V", "A")).isTrue();
    }

    @Test
    void i5OfTwoMrnsThatLeadToTwoTheFirstSaysWhoItIs() {
        Shows shows = Shows.after(
                ANN,
                registration(2, person("Lark", OTHER_DAY, mrn("B"))),
                update(3, person("New", BORN, mrn("B"), mrn("A"))));
        assertThat(shows.patient("B").familyName()).isEqualTo("New");
        assertThat(shows.patient("A").familyName()).isEqualTo("Ash");
        assertThat(shows.warnings(3)).containsExactly("mrn-of-another-patient");
    }

    @Test
    void i6TwinsOfWhomOneHasTheNumberOfTheOtherStayTwo() {
        Shows shows = Shows.after(
                registration(1, person("Twin", BORN, mrn("A"))),
                registration(2, person("Twin", BORN, mrn("B"))),
                update(3, person("Twin", BORN, mrn("A"), nhs(NHS_ONE))),
                update(4, person("Twin", BORN, mrn("B"), nhs(NHS_ONE))),
                update(5, person("Twin", BORN, mrn("B"), nhs(NHS_TWO))));
        assertThat(shows.areOne("A", "B")).isFalse();
        assertThat(shows.patient("B").nhsNumber()).isEqualTo(nhs(NHS_TWO));
        assertThat(shows.conflicts()).containsExactly(State.SOLVED);
    }

    @Test
    void i6ANumberTracedForAStayIsMergedByNameOfTheNumberAlone() {
        Shows shows = Shows.after(
                admission(1, person("Unknown", BORN, mrn("A")), "V", "W"),
                registration(2, person("Lark", OTHER_DAY, nhs(NHS_ONE))),
                update(3, person(mrn("A"), nhs(NHS_ONE))),
                merge(4, person(mrn("A")), nhs(NHS_ONE)));
        assertThat(shows.patient(nhs(NHS_ONE)).id())
                .isEqualTo(shows.patient("A").id());
        assertThat(shows.patient("A").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(shows.conflicts()).containsExactly(State.SOLVED);
    }

    @Test
    void i6TheNumberOfAMergedRecordIsFreedByAnotherOneOfTheSurvivor() {
        Fact survivor = registration(2, person("Ash", BORN, mrn("B")));
        Fact merged = merge(3, person(mrn("B")), mrn("A"));
        Fact corrected = update(5, person(mrn("B"), nhs(NHS_TWO)));
        Fact before = registration(4, person("Lark", OTHER_DAY, mrn("C"), nhs(NHS_ONE)));
        Fact after = registration(6, person("Lark", OTHER_DAY, mrn("C"), nhs(NHS_ONE)));
        assertThat(Shows.after(ANN, survivor, merged, before).conflicts()).containsExactly(State.OPEN);
        Shows claimed = Shows.after(ANN, survivor, merged, before, corrected);
        assertThat(claimed.patient("C").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(claimed.patient("B").nhsNumber()).isEqualTo(nhs(NHS_TWO));
        assertThat(claimed.conflicts()).containsExactly(State.SOLVED);
        Shows free = Shows.after(ANN, survivor, merged, corrected, after);
        assertThat(free.patient("C").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(free.conflicts()).isEmpty();
    }

    @Test
    void i6TheNumberThatAMergeNamedAsOldIsFreedWhenItIsReplacedAsTheOneShown() {
        Shows shows = Shows.after(
                ANN,
                registration(2, person("Ash", BORN, mrn("B"))),
                merge(3, person(mrn("B")), mrn("A"), nhs(NHS_ONE)),
                registration(4, person("Lark", OTHER_DAY, mrn("C"), nhs(NHS_ONE))),
                update(5, person(mrn("B"), nhs(NHS_TWO))));
        assertThat(shows.patient("C").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(shows.conflicts()).containsExactly(State.SOLVED);
    }

    @Test
    void m3ARecordHasItsNumberAgainThatAnotherOneOfTheSurvivorReplacedUnlessItIsSomebodyElsesNow() {
        Fact survivor = registration(2, person("Ash", BORN, mrn("B")));
        Fact merged = merge(3, person(mrn("B")), mrn("A"));
        Fact corrected = update(4, person(mrn("B"), nhs(NHS_TWO)));
        Fact apart = unlink(6, person(mrn("B")), person(mrn("A")));
        Fact taken = registration(5, person("Lark", OTHER_DAY, mrn("C"), nhs(NHS_ONE)));
        Shows shows = Shows.after(ANN, survivor, merged, corrected, apart);
        assertThat(shows.patient("A").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(shows.patient("B").nhsNumber()).isEqualTo(nhs(NHS_TWO));
        Fact late = registration(7, person("Lark", OTHER_DAY, mrn("C"), nhs(NHS_ONE)));
        assertThat(Shows.after(ANN, survivor, merged, corrected, apart, late).conflicts())
                .containsExactly(State.OPEN);
        Shows others = Shows.after(ANN, survivor, merged, corrected, taken, apart);
        assertThat(others.patient("A").nhsNumber()).isNull();
        assertThat(others.patient("C").nhsNumber()).isEqualTo(nhs(NHS_ONE));
    }

    @Test
    void i6TheDeletedNumberOfAMergedRecordGoesToWhoClaimsIt() {
        Shows shows = Shows.after(
                ANN,
                registration(2, person("Ash", BORN, mrn("B"))),
                merge(3, person(mrn("B")), mrn("A")),
                registration(4, person("Lark", OTHER_DAY, mrn("C"), nhs(NHS_ONE))),
                update(5, deleting("B")));
        assertThat(shows.patient("C").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(shows.patient("B").nhsNumber()).isNull();
    }

    @Test
    void i6OfTwoWhoClaimedADeletedNumberItIsTheLasts() {
        Shows shows = Shows.after(
                ANN,
                registration(2, person("Lark", OTHER_DAY, mrn("B"), nhs(NHS_ONE))),
                registration(3, person("Wren", LocalDate.of(1950, 1, 1), mrn("C"), nhs(NHS_ONE))),
                update(4, person(mrn("B"), nhs(NHS_ONE))),
                update(5, deleting("A")));
        assertThat(shows.patient("B").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(shows.conflicts()).containsExactlyInAnyOrder(State.SOLVED, State.OPEN);
    }

    @Test
    void m1MergesAroundACircleLeaveOneRecordThatShowsTheLast() {
        Shows shows = Shows.after(
                ANN,
                registration(2, person("Lark", OTHER_DAY, mrn("B"))),
                registration(3, person("Wren", OTHER_DAY, mrn("C"))),
                merge(4, person(mrn("A")), mrn("B")),
                merge(5, person(mrn("B")), mrn("C")),
                merge(6, person(mrn("C")), mrn("A")));
        assertThat(shows.shownMrn("A")).isEqualTo("C");
        assertThat(shows.shownMrn("B")).isEqualTo("C");
        assertThat(shows.patient("C").familyName()).isEqualTo("Ash");
    }

    @Test
    void m1OfTwoGroupsTheSecondMayNameTheSurvivorOfTheFirst() {
        Statement chain = new Statement.Merge(List.of(
                new Statement.Merge.Pair(person(mrn("B")), List.of(mrn("A"))),
                new Statement.Merge.Pair(person(mrn("C")), List.of(mrn("B")))));
        Shows shows = Shows.after(ANN, admission(2, person(mrn("A")), "V", "W"), fact(3, chain));
        assertThat(shows.isOf("V", "C")).isTrue();
        assertThat(shows.shownMrn("A")).isEqualTo("C");
    }

    @Test
    void m1WhatComesLateUnderAnOldNumberSpeaksOfTheMergedRecordAndWhatComesNewOfTheSurvivor() {
        Fact merged = merge(5, person("Ash", BORN, mrn("B")), mrn("X"));
        Fact late = registration(2, person("Lark", OTHER_DAY, mrn("X")));
        Fact newer = update(6, person("New", BORN, mrn("X")));
        Fact apart = unlink(7, person(mrn("B")), person(mrn("X")));
        Shows shows = Shows.after(merged, newer, late, apart);
        assertThat(shows.patient("B").familyName()).isEqualTo("New");
        assertThat(shows.patient("X").familyName()).isEqualTo("Lark");
    }

    @Test
    void m3TheChangeOfAnMrnIsTakenBackWithTheStaysOfBefore() {
        Shows shows = Shows.after(
                admission(1, person("Ash", BORN, mrn("A")), "V", "W"),
                merge(2, person(mrn("N")), mrn("A")),
                admission(3, person(mrn("N")), "U", "W"),
                unlink(4, person(mrn("N")), person(mrn("A"))));
        assertThat(shows.isOf("V", "A")).isTrue();
        assertThat(shows.isOf("U", "N")).isTrue();
        assertThat(shows.patient("A").familyName()).isEqualTo("Ash");
        assertThat(shows.patient("N").familyName()).isNull();
    }

    @Test
    void m3AfterAnUnlinkTheTwoMayBeMergedTheOtherWay() {
        Shows shows = Shows.after(
                admission(1, person("Ash", BORN, mrn("A")), "V", "W"),
                admission(2, person("Lark", OTHER_DAY, mrn("B")), "U", "W"),
                merge(3, person(mrn("A")), mrn("B")),
                unlink(4, person(mrn("B")), person(mrn("A"))),
                merge(5, person(mrn("B")), mrn("A")));
        assertThat(shows.shownMrn("A")).isEqualTo("B");
        assertThat(shows.patient("A").familyName()).isEqualTo("Lark");
        assertThat(shows.isOf("V", "B")).isTrue();
    }

    @Test
    void m3ARecordWithMergedOnesLeavesWithThem() {
        Shows shows = Shows.after(
                ANN,
                admission(2, person("Lark", OTHER_DAY, mrn("B")), "U", "W"),
                admission(3, person("Wren", OTHER_DAY, mrn("C")), "V", "W"),
                merge(4, person(mrn("B")), mrn("C")),
                merge(5, person(mrn("A")), mrn("B")),
                unlink(6, person(mrn("A")), person(mrn("B"))));
        assertThat(shows.areOne("B", "C")).isTrue();
        assertThat(shows.areOne("A", "C")).isFalse();
        assertThat(shows.isOf("V", "B")).isTrue();
    }
}
