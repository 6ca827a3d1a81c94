package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.BORN;
import static health.polaris.encounters.fold.Facts.NHS_ONE;
import static health.polaris.encounters.fold.Facts.NHS_TWO;
import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.dead;
import static health.polaris.encounters.fold.Facts.fact;
import static health.polaris.encounters.fold.Facts.merge;
import static health.polaris.encounters.fold.Facts.minute;
import static health.polaris.encounters.fold.Facts.move;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.named;
import static health.polaris.encounters.fold.Facts.nhs;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.registration;
import static health.polaris.encounters.fold.Facts.unlink;
import static health.polaris.encounters.fold.Facts.update;
import static health.polaris.encounters.fold.Facts.visit;
import static health.polaris.encounters.fold.Facts.ward;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.fold.record.Conflict;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What another hand that wrote contracts/identity.md a second time read otherwise, each with its smallest history. */
class OtherHandTest {

    private static final LocalDate OTHER_DAY = LocalDate.of(1991, 12, 31);

    @Test
    void m4AMoveTakesAVisitAlsoFromTheOneWhoseNhsNumberPidCarriesByMistake() {
        Shows shows = Shows.after(
                admission(1, person("Owner", BORN, mrn("A"), nhs(NHS_ONE)), "V", "W"),
                move(2, person("Other", OTHER_DAY, mrn("B"), nhs(NHS_ONE)), mrn("A"), "V"));
        assertThat(shows.isOf("V", "B")).isTrue();
    }

    @Test
    void m3ARetiredNumberDoesNotNameTheRecordThatItWasMergedIntoAlsoBesideAnNhsNumber() {
        Shows shows = Shows.after(
                registration(1, person("Old", BORN, mrn("B"), nhs(NHS_ONE))),
                merge(2, person("Wrong", OTHER_DAY, mrn("A")), mrn("B")),
                merge(3, person("Right", BORN, mrn("C"), nhs(NHS_ONE)), mrn("B")));
        assertThat(shows.areOne("B", "C")).isTrue();
        assertThat(shows.areOne("A", "C")).isFalse();
    }

    @Test
    void m1TheNumbersOfAnMrgMeanTheSameInAnyOrder() {
        Fact first = merge(1, person(mrn("A")), mrn("B"), nhs(NHS_ONE));
        Shows one = Shows.after(first, merge(2, person(mrn("C")), mrn("B"), nhs(NHS_ONE)));
        Shows other = Shows.after(first, merge(2, person(mrn("C")), nhs(NHS_ONE), mrn("B")));
        assertThat(one.areOne("A", "C")).isEqualTo(other.areOne("A", "C")).isTrue();
    }

    @Test
    void m1AFormerNhsNumberInMrgBringsNobody() {
        Shows shows = Shows.after(
                registration(1, person("One", BORN, mrn("A"), nhs(NHS_ONE))),
                update(2, person("One", BORN, mrn("A"), nhs(NHS_TWO))),
                merge(3, person("Other", OTHER_DAY, mrn("B")), nhs(NHS_ONE)));
        assertThat(shows.areOne("A", "B")).isFalse();
    }

    @Test
    void m1ANumberThatPidAndMrgBothNameIsTheSurvivors() {
        Shows shows = Shows.after(
                registration(1, person("Old", BORN, mrn("B"))),
                merge(2, person("New", OTHER_DAY, mrn("A"), nhs(NHS_ONE)), mrn("B"), nhs(NHS_ONE)),
                merge(3, person("Third", OTHER_DAY, mrn("C")), mrn("B")));
        assertThat(shows.patient("A").nhsNumber()).isEqualTo(nhs(NHS_ONE));
    }

    @Test
    void m1OfTwoMergesInOneA40TheLaterSaidIsTheLater() {
        for (List<String> order : List.of(List.of("B", "C"), List.of("C", "B"))) {
            Shows shows = Shows.after(
                    groups(
                            1,
                            pair(person(mrn("A")), mrn(order.getFirst())),
                            pair(person(mrn("A")), mrn(order.getLast()))),
                    unlink(2, person(mrn("B")), person(mrn("C"))));
            assertThat(shows.areOne("A", order.getFirst())).isTrue();
            assertThat(shows.areOne("A", order.getLast())).isFalse();
        }
    }

    @Test
    void i6OfTwoClaimsInOneMessageTheLaterSaidGetsTheNumber() {
        Shows shows = Shows.after(
                registration(1, person("Owner", BORN, mrn("A"), nhs(NHS_ONE))),
                groups(
                        2,
                        pair(person("Early", OTHER_DAY, mrn("B"), nhs(NHS_ONE)), mrn("X")),
                        pair(person("Late", OTHER_DAY, mrn("C"), nhs(NHS_ONE)), mrn("Y"))),
                update(3, new Person(List.of(mrn("A")), true, named("Owner", BORN))));
        assertThat(shows.patient("C").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(shows.patient("B").nhsNumber()).isNull();
    }

    @Test
    void m2WhatAMessageDeletesIsNotTakenOverFromItsOwnMergesInWhicheverGroup() {
        Fact dead = update(1, dead(Said.value(LocalDate.of(2026, 3, 1)), mrn("B")));
        Statement.Merge.Pair deletes = pair(dead(Said.deleted(), mrn("A")), mrn("X"));
        Statement.Merge.Pair brings = pair(person(mrn("A")), mrn("B"));
        assertThat(Shows.after(dead, groups(2, deletes, brings)).patient("A").deathDate())
                .isNull();
        assertThat(Shows.after(dead, groups(2, brings, deletes)).patient("A").deathDate())
                .isNull();
    }

    @Test
    void m3AnUnlinkGivesTheRecordItsOwnNhsNumberBackWhereThatOfAMergedOneHadReplacedIt() {
        Shows shows = Shows.after(
                registration(1, person("Old", BORN, mrn("B"), nhs(NHS_ONE))),
                merge(2, person("Keep", OTHER_DAY, mrn("A"), nhs(NHS_TWO)), mrn("B")),
                update(3, person("Keep", OTHER_DAY, mrn("A"), nhs(NHS_ONE))),
                merge(4, person(mrn("C")), mrn("B"), nhs(NHS_ONE)),
                unlink(5, person(mrn("A")), person(mrn("C"))));
        assertThat(shows.areOne("B", "C")).isTrue();
        assertThat(shows.patient("A").nhsNumber()).isEqualTo(nhs(NHS_TWO));
    }

    @Test
    void m2ANumberThatAnUnlinkTookAwayIsNotShownByWayOfAThirdRecord() {
        Identifier third = Identifier.mrn("B", "S");
        Shows shows = Shows.after(
                registration(1, person(mrn("OLD"))),
                merge(2, person(mrn("NEW")), mrn("OLD")),
                merge(3, person(mrn("OLD")), mrn("X")),
                unlink(4, person(mrn("OLD")), person(mrn("NEW"))),
                merge(5, person(third), mrn("NEW")),
                merge(6, person(third), mrn("OLD")));
        assertThat(shows.patient(third).mrns().get("")).isEqualTo(mrn("NEW"));
    }

    @Test
    void m1AnOldNhsNumberThatNobodyBearsIsTheOneOfTheRecordWhosePidNamesIt() {
        Shows shows = Shows.after(
                merge(1, person("Old", BORN, mrn("B"), nhs(NHS_TWO)), mrn("B"), nhs(NHS_ONE)),
                registration(2, person("Keep", OTHER_DAY, mrn("A"))),
                merge(3, person("Keep", OTHER_DAY, mrn("A"), nhs(NHS_ONE)), mrn("B")),
                merge(4, person("Third", OTHER_DAY, mrn("C")), mrn("B")));
        assertThat(shows.patient("A").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(shows.patient("C").nhsNumber()).isEqualTo(nhs(NHS_TWO));
        assertThat(shows.conflicts()).doesNotContain(Conflict.State.OPEN);
    }

    private static Fact groups(long minute, Statement.Merge.Pair... pairs) {
        return fact(minute, new Statement.Merge(List.of(pairs)));
    }

    private static Statement.Merge.Pair pair(Person person, Identifier... old) {
        return new Statement.Merge.Pair(person, List.of(old));
    }

    @Test
    void o2AMoveSpeaksInTheEndOfTheRecordThatItsOldNumberLedToThoughTheNumberIsSomebodyElsesByThen() {
        Shows shows = Shows.after(
                admission(1, person(mrn("C")), "V", "W1"),
                registration(2, person("Keep", BORN, mrn("A"))),
                merge(3, person(mrn("A")), mrn("D")),
                move(4, person(mrn("B")), mrn("D"), "V"),
                merge(5, person(mrn("A")), mrn("C")),
                registration(6, person("Else", BORN.plusYears(9), mrn("D"))));
        assertThat(shows.areOne("A", "D")).isFalse();
        assertThat(shows.isOf("V", "B")).isTrue();
    }

    @Test
    void f2ADeathThatWasSaidAgainSinceADeletionIsNoNewsThoughTheDeletionBecameThePatientsByAMerge() {
        Person dead = dead(Said.value(OTHER_DAY), mrn("A"));
        Visit visit = visit("V", minute(1), ward("W"));
        Shows shows = Shows.after(
                fact(1, new Statement.Admission(dead, visit)),
                update(2, dead(Said.deleted(), mrn("B"))),
                fact(3, new Statement.DischargeCancellation(dead, visit)),
                merge(4, person(mrn("B")), mrn("A")),
                fact(5, new Statement.Update(dead, visit)));
        assertThat(shows.stay("V").dischargedAt()).isNull();
    }

    @Test
    void f1ADeletedNumberIsNotBorneAgainByTheRecordThatBoreItWhenItComesBackThroughAnother() {
        Person deleting = new Person(List.of(mrn("B")), true, Demographics.NONE);
        Shows shows = Shows.after(
                registration(1, person(mrn("A"), nhs(NHS_TWO))),
                merge(2, person(mrn("B")), mrn("A")),
                update(3, deleting),
                unlink(4, person(mrn("A")), person(mrn("B"))),
                registration(5, person(mrn("C"), nhs(NHS_TWO))),
                registration(6, person(mrn("D"), nhs(NHS_ONE))),
                merge(7, person(mrn("D")), mrn("C")),
                merge(8, person(mrn("A")), mrn("D")));
        assertThat(shows.patient("A").nhsNumber()).isEqualTo(nhs(NHS_ONE));
    }

    @Test
    void f1ADeletionFreesTheOwnNumberTooThatTheDeletedOneHadReplaced() {
        Person deleting = new Person(List.of(mrn("A")), true, Demographics.NONE);
        Shows shows = Shows.after(
                registration(1, person(mrn("B"), nhs(NHS_TWO))),
                merge(2, person(mrn("A"), nhs(NHS_ONE)), mrn("B")),
                update(3, person(mrn("A"), nhs(NHS_TWO))),
                merge(4, person(mrn("C")), mrn("A")),
                unlink(5, person(mrn("A")), person(mrn("C"))),
                update(6, deleting),
                registration(7, person(mrn("D"), nhs(NHS_ONE))));
        assertThat(shows.patient("A").nhsNumber()).isNull();
        assertThat(shows.patient("D").nhsNumber()).isEqualTo(nhs(NHS_ONE));
    }

    @Test
    void m2AMergeShowsTheNumberOfItsPidAlsoWhereThatWasShownAlreadyBecauseItWasTakenOver() {
        Shows shows = Shows.after(
                merge(1, person(nhs(NHS_ONE)), mrn("A")),
                merge(2, person(mrn("A")), mrn("A")),
                merge(3, person(nhs(NHS_ONE)), mrn("B"), mrn("A")));
        assertThat(shows.shownMrn("B")).isEqualTo("A");
    }
}
