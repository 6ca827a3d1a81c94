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

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.record.Conflict;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules M1 to M3. */
class MergesTest {

    private static final LocalDate OTHER_DAY = LocalDate.of(1991, 12, 31);
    private static final Fact KEEP = admission(1, person("Keep", BORN, mrn("A")), "VA", "W1");
    private static final Fact GONE = admission(2, person("Gone", OTHER_DAY, mrn("B")), "VB", "W2");

    @Test
    void theSurvivorIsTheRecordOfPidsMrnAndTheOtherIsMergedIntoItStaysIncluded() {
        Shows shows = Shows.after(KEEP, GONE, merge(3, person(mrn("A")), mrn("B")));
        assertThat(shows.shownMrn("B")).isEqualTo("A");
        assertThat(shows.isOf("VB", "A")).isTrue();
    }

    @Test
    void withoutAnMrnTheSurvivorIsTheRecordOfItsNhsNumber() {
        Shows shows = Shows.after(
                registration(1, person("Keep", BORN, mrn("A"), nhs(NHS_ONE))),
                GONE,
                merge(3, person(nhs(NHS_ONE)), mrn("B")));
        assertThat(shows.shownMrn("B")).isEqualTo("A");
    }

    @Test
    void everyPidMrgGroupOfTheMessageCounts() {
        Statement both = new Statement.Merge(List.of(
                new Statement.Merge.Pair(person(mrn("A")), List.of(mrn("B"))),
                new Statement.Merge.Pair(person(mrn("C")), List.of(mrn("D")))));
        Shows shows = Shows.after(
                KEEP, GONE, registration(3, person(mrn("C"))), registration(4, person(mrn("D"))), fact(5, both));
        assertThat(shows.areOne("A", "B")).isTrue();
        assertThat(shows.areOne("C", "D")).isTrue();
        assertThat(shows.areOne("A", "C")).isFalse();
    }

    @Test
    void everyIdentifierInMrgCounts() {
        Shows shows = Shows.after(
                KEEP, GONE, registration(3, person(mrn("C"))), merge(4, person(mrn("A")), mrn("B"), mrn("C")));
        assertThat(shows.areOne("A", "C")).isTrue();
    }

    @Test
    void theOldPatientIsFoundByAnyNumberThatTheRulesKnow() {
        Shows shows = Shows.after(
                registration(1, person("Old", BORN, mrn("1101"), mrn("1102"))),
                merge(2, person("New", BORN, mrn("1103"), mrn("1104")), mrn("1102")));
        assertThat(shows.shownMrn("1101")).isEqualTo("1103");
        assertThat(shows.shownMrn("1102")).isEqualTo("1103");
        assertThat(shows.shownMrn("1104")).isEqualTo("1103");
    }

    @Test
    void pidsNhsNumberBringsItsRecordWhenMrgNamesItOrItHasNoMrnOrTheyAgree() {
        Fact other = registration(2, person("Gone", OTHER_DAY, mrn("B"), nhs(NHS_ONE)));
        Fact nhsOnly = registration(2, person("Gone", OTHER_DAY, nhs(NHS_ONE)));
        Fact agreeing = registration(2, person("Gone", OTHER_DAY, mrn("B"), nhs(NHS_ONE)));
        assertThat(Shows.after(KEEP, other, merge(3, person(mrn("A"), nhs(NHS_ONE)), mrn("B")))
                        .areOne("A", "B"))
                .isTrue();
        assertThat(Shows.after(KEEP, nhsOnly, merge(3, person(mrn("A"), nhs(NHS_ONE)), mrn("C")))
                        .patient(nhs(NHS_ONE))
                        .mrns())
                .containsEntry("", mrn("A"));
        assertThat(Shows.after(KEEP, agreeing, merge(3, person("Gone", OTHER_DAY, mrn("A"), nhs(NHS_ONE)), mrn("C")))
                        .areOne("A", "B"))
                .isTrue();
    }

    @Test
    void elsePidsNhsNumberIsAConflict() {
        Fact other = registration(2, person("Gone", OTHER_DAY, mrn("B"), nhs(NHS_ONE)));
        Shows shows = Shows.after(KEEP, other, merge(3, person(mrn("A"), nhs(NHS_ONE)), mrn("C")));
        assertThat(shows.areOne("A", "B")).isFalse();
        assertThat(shows.conflicts()).containsExactly(Conflict.State.OPEN);
    }

    @Test
    void formerNhsNumbersBringNobody() {
        Shows shows = Shows.after(
                KEEP,
                registration(2, person("Gone", BORN, mrn("B"), nhs(NHS_ONE))),
                update(3, person(mrn("B"), nhs(NHS_TWO))),
                merge(4, person("Gone", BORN, mrn("A"), nhs(NHS_ONE)), mrn("C")));
        assertThat(shows.areOne("A", "B")).isFalse();
        assertThat(shows.patient("A").nhsNumber()).isEqualTo(nhs(NHS_ONE));
    }

    @Test
    void anNhsNumberThatAMergeNamesAsOldIsNotFreedByIt() {
        Shows shows = Shows.after(
                registration(1, person(mrn("A"), nhs(NHS_ONE))),
                merge(2, person(mrn("A"), nhs(NHS_TWO)), nhs(NHS_ONE)),
                registration(3, person(mrn("C"))),
                update(4, person(mrn("C"), nhs(NHS_ONE))));
        assertThat(shows.patient("A").nhsNumber()).isEqualTo(nhs(NHS_TWO));
        assertThat(shows.patient("C").nhsNumber()).isNull();
        assertThat(shows.conflicts()).containsExactly(Conflict.State.OPEN);
    }

    @Test
    void anMrgNumberThatLeadsNowhereGoesToTheRecordThatTheSameMrgNames() {
        Shows shows = Shows.after(
                KEEP,
                GONE,
                merge(3, person(mrn("A")), mrn("B"), mrn("X")),
                unlink(4, person(mrn("A")), person(mrn("B"))));
        assertThat(shows.areOne("B", "X")).isTrue();
        assertThat(shows.areOne("A", "X")).isFalse();
    }

    @Test
    void elseItBecomesAnEmptyMergedRecordOfWhichFactsFromBeforeTheMergeSpeak() {
        Fact late = admission(2, person("Late", BORN, mrn("X")), "VX", "W2");
        Fact newer = admission(5, person(mrn("X")), "VY", "W3");
        Fact apart = unlink(6, person(mrn("A")), person(mrn("X")));
        Shows shows = Shows.after(KEEP, merge(4, person(mrn("A")), mrn("X")), newer, late, apart);
        assertThat(shows.isOf("VX", "X")).isTrue();
        assertThat(shows.isOf("VY", "A")).isTrue();
        assertThat(shows.areOne("A", "X")).isFalse();
    }

    @Test
    void aMergeOfARecordWithItselfChangesNothingButTheNumbersShown() {
        Shows shows = Shows.after(
                registration(1, person("Keep", BORN, mrn("A"), nhs(NHS_ONE))),
                update(2, person("Keep", BORN, mrn("B"), nhs(NHS_ONE))),
                merge(3, person(mrn("A")), mrn("B")));
        assertThat(shows.view().patients()).hasSize(1);
        assertThat(shows.shownMrn("B")).isEqualTo("A");
    }

    @Test
    void theSurvivorTakesOverAnyFieldThatItLacksInTheOrderOfTheMerges() {
        Shows shows = Shows.after(
                registration(1, person(mrn("A"))),
                registration(2, person("First", BORN, Identifier.mrn("X", "1"), nhs(NHS_ONE))),
                registration(3, person("Second", OTHER_DAY, Identifier.mrn("X", "2"))),
                merge(4, person(mrn("A")), Identifier.mrn("X", "1")),
                merge(5, person(mrn("A")), Identifier.mrn("X", "2")));
        assertThat(shows.patient("A").familyName()).isEqualTo("First");
        assertThat(shows.patient("A").birthDate()).isEqualTo(BORN);
        assertThat(shows.patient("A").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(shows.patient("A").mrns()).containsEntry("X", Identifier.mrn("X", "1"));
    }

    @Test
    void theSurvivorKeepsItsOwnWhereBothHaveAValue() {
        Shows shows = Shows.after(KEEP, GONE, merge(3, person(mrn("A")), mrn("B")));
        assertThat(shows.patient("A").familyName()).isEqualTo("Keep");
    }

    @Test
    void aFieldThatWasDeletedIsNotTakenOverFromMergesBefore() {
        LocalDate death = LocalDate.of(2026, 11, 20);
        Fact dead = update(2, Facts.dead(Said.value(death), mrn("B")));
        Fact again = update(5, Facts.dead(Said.value(death), mrn("C")));
        Fact deleted = update(4, Facts.dead(Said.deleted(), mrn("A")));
        Fact before = merge(3, person(mrn("A")), mrn("B"));
        Fact later = merge(6, person(mrn("A")), mrn("C"));
        assertThat(Shows.after(KEEP, dead, before).patient("A").deathDate()).isEqualTo(death);
        assertThat(Shows.after(KEEP, dead, before, deleted).patient("A").deathDate())
                .isNull();
        assertThat(Shows.after(KEEP, dead, before, deleted, again, later)
                        .patient("A")
                        .deathDate())
                .isEqualTo(death);
    }

    @Test
    void anUpdateUnderANumberThatAMergeRetiredDoesNotMakeThatNumberTheShownOne() {
        Shows shows =
                Shows.after(KEEP, GONE, merge(3, person(mrn("A")), mrn("B")), update(4, person("New", BORN, mrn("B"))));
        assertThat(shows.shownMrn("B")).isEqualTo("A");
        assertThat(shows.patient("A").familyName()).isEqualTo("New");
    }

    @Test
    void anMrgNumberThatAMergeRetiredMovesItsMergedRecordAlone() {
        Shows shows = Shows.after(
                KEEP,
                GONE,
                merge(3, person(mrn("A")), mrn("B")),
                registration(4, person(mrn("C"))),
                merge(5, person(mrn("C")), mrn("B")));
        assertThat(shows.areOne("C", "B")).isTrue();
        assertThat(shows.areOne("A", "C")).isFalse();
        assertThat(shows.isOf("VB", "C")).isTrue();
        assertThat(shows.isOf("VA", "A")).isTrue();
    }

    @Test
    void aNumberThatIsShownBringsTheWholeRecord() {
        Shows shows = Shows.after(
                KEEP,
                GONE,
                merge(3, person(mrn("A")), mrn("B")),
                registration(4, person(mrn("C"))),
                merge(5, person(mrn("C")), mrn("A")));
        assertThat(shows.isOf("VA", "C")).isTrue();
        assertThat(shows.isOf("VB", "C")).isTrue();
    }

    @Test
    void anUnlinkMakesTheChildARecordAgainWithItsNumbersAndTheStaysItBrought() {
        Shows shows = Shows.after(
                KEEP, GONE, merge(3, person(mrn("A")), mrn("B")), unlink(5, person(mrn("A")), person(mrn("B"))));
        assertThat(shows.areOne("A", "B")).isFalse();
        assertThat(shows.isOf("VB", "B")).isTrue();
        assertThat(shows.shownMrn("B")).isEqualTo("B");
    }

    @Test
    void staysBegunAfterTheMergeRemainWithTheSurvivor() {
        Shows shows = Shows.after(
                KEEP,
                GONE,
                merge(3, person(mrn("A")), mrn("B")),
                admission(4, person(mrn("B")), "VN", "W3"),
                unlink(5, person(mrn("A")), person(mrn("B"))));
        assertThat(shows.areOne("A", "B")).isFalse();
        assertThat(shows.isOf("VN", "A")).isTrue();
    }

    @Test
    void theDemographicsOfAnUnlinksPidsAreAppliedToTheRecordsTheyName() {
        Shows shows = Shows.after(
                KEEP,
                GONE,
                merge(3, person(mrn("A")), mrn("B")),
                unlink(5, person("Stays", BORN, mrn("A")), person("Apart", OTHER_DAY, mrn("B"))));
        assertThat(shows.patient("A").familyName()).isEqualTo("Stays");
        assertThat(shows.patient("B").familyName()).isEqualTo("Apart");
        assertThat(shows.patient("B").birthDate()).isEqualTo(OTHER_DAY);
    }

    @Test
    void anUnlinkOfTwoMergedIntoAThirdUndoesTheLaterOfTheTwoMerges() {
        Shows shows = Shows.after(
                KEEP,
                GONE,
                registration(3, person(mrn("C"))),
                merge(4, person(mrn("A")), mrn("C")),
                merge(5, person(mrn("A")), mrn("B")),
                unlink(6, person(mrn("B")), person(mrn("C"))));
        assertThat(shows.areOne("A", "C")).isTrue();
        assertThat(shows.areOne("A", "B")).isFalse();
    }

    @Test
    void nothingToUndoIsProcessed() {
        assertThat(Shows.after(KEEP, GONE, unlink(3, person(mrn("A")), person(mrn("B"))))
                        .isProcessed(3))
                .isTrue();
    }
}
