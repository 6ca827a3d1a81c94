package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.BORN;
import static health.polaris.encounters.fold.Facts.NHS_ONE;
import static health.polaris.encounters.fold.Facts.NHS_TWO;
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
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.outcome.Result;
import health.polaris.encounters.fold.record.Conflict.State;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** contracts/identity.md I6 and §5. */
class ConflictsTest {

    private static final Fact OWNER = registration(1, person("Wake", BORN, mrn("A"), nhs(NHS_ONE)));
    private static final Fact CLAIMANT =
            registration(2, person("Owner", LocalDate.of(1991, 12, 31), mrn("B"), nhs(NHS_ONE)));

    private static Shows conflictThen(Fact... more) {
        return Shows.after(
                Stream.concat(Stream.of(OWNER, CLAIMANT), Arrays.stream(more)).toArray(Fact[]::new));
    }

    private static Person deleting(String mrn) {
        return new Person(List.of(mrn(mrn)), true, Demographics.NONE);
    }

    @Test
    void anNhsNumberThatBelongsToAnotherRecordIsNotWrittenAndReported() {
        Shows shows = conflictThen();
        assertThat(shows.patient("A").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(shows.patient("B").nhsNumber()).isNull();
        assertThat(shows.conflicts()).containsExactly(State.OPEN);
        assertThat(shows.warnings(2)).containsExactly("nhs-number-of-another-patient");
        assertThat(shows.isProcessed(2)).isTrue();
    }

    @Test
    void itIsSolvedByAMerge() {
        assertThat(conflictThen(merge(3, person(mrn("A")), mrn("B"))).conflicts())
                .containsExactly(State.SOLVED);
    }

    @Test
    void itIsSolvedByADeletionOnTheWrongOwner() {
        Shows shows = conflictThen(update(3, deleting("A")));
        assertThat(shows.patient("B").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(shows.patient("A").nhsNumber()).isNull();
        assertThat(shows.conflicts()).containsExactly(State.SOLVED);
    }

    @Test
    void byTheOwnersNextMessageWithAnotherNumberItGoesToTheRecordThatClaimedItLast() {
        Shows shows = conflictThen(
                registration(3, person("Third", LocalDate.of(1980, 1, 1), mrn("C"), nhs(NHS_ONE))),
                update(4, person(mrn("A"), nhs(NHS_TWO))));
        assertThat(shows.patient("C").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(shows.patient("B").nhsNumber()).isNull();
        assertThat(shows.conflicts()).containsExactlyInAnyOrder(State.OPEN, State.SOLVED);
    }

    @Test
    void i6TwoThatExchangeTheirNumbersHaveThemOnceBothHaveSaidSo() {
        Fact second = registration(2, person(mrn("B"), nhs(NHS_TWO)));
        Fact one = update(3, person(mrn("A"), nhs(NHS_TWO)));
        Shows half = Shows.after(OWNER, second, one);
        assertThat(half.patient("A").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        Shows shows = Shows.after(OWNER, second, one, update(4, person(mrn("B"), nhs(NHS_ONE))));
        assertThat(shows.patient("A").nhsNumber()).isEqualTo(nhs(NHS_TWO));
        assertThat(shows.patient("B").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(shows.conflicts()).containsOnly(State.SOLVED);
    }

    @Test
    void i6ANumberThatWentToAnotherIsNotItsOwnAgainByAMergeWithHim() {
        Shows shows = conflictThen(
                merge(3, person(mrn("A")), mrn("M"), nhs("9990140014")),
                registration(4, person(mrn("C"), nhs(NHS_TWO))),
                update(5, person(mrn("A"), nhs(NHS_TWO))),
                merge(6, person(mrn("A")), mrn("B")));
        assertThat(shows.patient("A").nhsNumber()).isEqualTo(nhs("9990140014"));
    }

    @Test
    void i6ThreeThatExchangeTheirNumbersHaveThemInWhateverOrderTheySaySo() {
        Fact second = registration(2, person(mrn("B"), nhs(NHS_TWO)));
        Fact third = registration(3, person(mrn("C"), nhs("9990140014")));
        Person a = person(mrn("A"), nhs(NHS_TWO));
        Person b = person(mrn("B"), nhs("9990140014"));
        Person c = person(mrn("C"), nhs(NHS_ONE));
        for (List<Person> order : List.of(List.of(a, b, c), List.of(a, c, b), List.of(c, b, a), List.of(b, a, c))) {
            Shows shows = Shows.after(
                    OWNER, second, third, update(4, order.get(0)), update(5, order.get(1)), update(6, order.get(2)));
            assertThat(shows.patient("A").nhsNumber()).isEqualTo(nhs(NHS_TWO));
            assertThat(shows.patient("B").nhsNumber()).isEqualTo(nhs("9990140014"));
            assertThat(shows.patient("C").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        }
    }

    @Test
    void i6ANumberThatNobodyWaitsForIsKeptAndOneWhoseClaimWasDismissedToo() {
        Fact second = registration(3, person(mrn("C"), nhs(NHS_TWO)));
        Fact dismissed = fact(4, new Statement.Dismissal(mrn("B"), nhs(NHS_ONE), "known"));
        Fact mistyped = update(5, person(mrn("A"), nhs(NHS_TWO)));
        assertThat(Shows.after(OWNER, second, mistyped).patient("A").nhsNumber())
                .isEqualTo(nhs(NHS_ONE));
        assertThat(conflictThen(second, dismissed, mistyped).patient("A").nhsNumber())
                .isEqualTo(nhs(NHS_ONE));
        assertThat(conflictThen(second, mistyped).patient("B").nhsNumber()).isEqualTo(nhs(NHS_ONE));
    }

    /** contracts/identity.md §5: the number was typed wrong; whoever did that does not get it, whatever frees it. */
    @Test
    void i6ANumberThatBecomesFreeIsNotGivenToWhoseClaimWasDismissed() {
        Fact dismissed = fact(3, new Statement.Dismissal(mrn("B"), nhs(NHS_ONE), "typed wrong"));
        for (Person freeing : List.of(person(mrn("A"), nhs(NHS_TWO)), deleting("A"))) {
            Shows shows = conflictThen(dismissed, update(4, freeing));
            assertThat(shows.patient("B").nhsNumber()).isNull();
            assertThat(shows.patient("A").nhsNumber()).isNotEqualTo(nhs(NHS_ONE));
            assertThat(shows.conflicts()).containsExactly(State.SOLVED);
        }
    }

    @Test
    void i6OfTwoClaimantsTheOneThatWasNotDismissedGetsTheNumber() {
        Fact third = registration(3, person("Third", LocalDate.of(1980, 1, 1), mrn("C"), nhs(NHS_ONE)));
        Fact freed = update(5, person(mrn("A"), nhs(NHS_TWO)));
        for (String other : List.of("B", "C")) {
            Fact dismissed = fact(4, new Statement.Dismissal(mrn(other), nhs(NHS_ONE), "typed wrong"));
            Shows shows = conflictThen(third, dismissed, freed);
            assertThat(shows.patient(other.equals("B") ? "C" : "B").nhsNumber()).isEqualTo(nhs(NHS_ONE));
            assertThat(shows.patient(other).nhsNumber()).isNull();
        }
    }

    /** A feed repeats what it has: that is no reason to ask an operator again. */
    @Test
    void aDismissalHoldsUntilTheClaimIsWithdrawnAndMadeAgain() {
        Fact dismissed = fact(3, new Statement.Dismissal(mrn("B"), nhs(NHS_ONE), "typed wrong"));
        Fact again = update(4, person(mrn("B"), nhs(NHS_ONE)));
        Fact withdrawn = update(5, person(mrn("B"), nhs("9990140014")));
        Fact anew = update(6, person(mrn("B"), nhs(NHS_ONE)));
        Fact freed = update(7, person(mrn("A"), nhs(NHS_TWO)));
        assertThat(conflictThen(dismissed, again).conflicts()).containsExactly(State.DISMISSED);
        assertThat(conflictThen(dismissed, again, freed).patient("B").nhsNumber())
                .isNull();
        assertThat(conflictThen(dismissed, withdrawn).conflicts()).containsExactly(State.SOLVED);
        assertThat(conflictThen(dismissed, withdrawn, anew).conflicts()).containsExactly(State.OPEN);
        assertThat(conflictThen(dismissed, withdrawn, anew, freed).patient("B").nhsNumber())
                .isEqualTo(nhs(NHS_ONE));
    }

    /** Nobody is in its way any more. */
    @Test
    void aNumberThatIsFreeIsWhoseMessageNamesItADismissalOrNot() {
        Fact dismissed = fact(3, new Statement.Dismissal(mrn("B"), nhs(NHS_ONE), "typed wrong"));
        Fact freed = update(4, person(mrn("A"), nhs(NHS_TWO)));
        assertThat(conflictThen(dismissed, freed, update(5, person(mrn("B"), nhs(NHS_ONE))))
                        .patient("B")
                        .nhsNumber())
                .isEqualTo(nhs(NHS_ONE));
    }

    @Test
    void theClaimantsNextMessageWithAnotherNumberWithdrawsItsClaim() {
        Shows shows = conflictThen(update(3, person(mrn("B"), nhs(NHS_TWO))), update(4, deleting("A")));
        assertThat(shows.conflicts()).containsExactly(State.SOLVED);
        assertThat(shows.patient("B").nhsNumber()).isEqualTo(nhs(NHS_TWO));
        assertThat(shows.knows(nhs(NHS_ONE))).isFalse();
    }

    @Test
    void aClaimWakesWithAnUnlink() {
        Shows shows = conflictThen(merge(3, person(mrn("A")), mrn("B")), unlink(4, person(mrn("A")), person(mrn("B"))));
        assertThat(shows.conflicts()).containsExactly(State.OPEN);
        assertThat(shows.patient("A").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(shows.patient("B").nhsNumber()).isNull();
    }

    @Test
    void aClaimRestsWhileItsRecordIsMergedIntoOneThatShowsANumber() {
        Shows shows = conflictThen(
                registration(3, person("Third", BORN, mrn("C"), nhs(NHS_TWO))),
                merge(4, person(mrn("C")), mrn("B")),
                update(5, deleting("A")));
        assertThat(shows.patient("C").nhsNumber()).isEqualTo(nhs(NHS_TWO));
        assertThat(shows.knows(nhs(NHS_ONE))).isFalse();
        Shows apart = conflictThen(
                registration(3, person("Third", BORN, mrn("C"), nhs(NHS_TWO))),
                merge(4, person(mrn("C")), mrn("B")),
                update(5, deleting("A")),
                unlink(6, person(mrn("C")), person(mrn("B"))));
        assertThat(apart.patient("B").nhsNumber()).isEqualTo(nhs(NHS_ONE));
    }

    @Test
    void anOperatorSolvesItByAMergeUnlinksOrDismissesIt() {
        Fact merged = fact(3, new Statement.RecordMerge(mrn("A"), mrn("B")));
        Fact apart = fact(4, new Statement.RecordUnlink(mrn("B")));
        Fact dismissed = fact(5, new Statement.Dismissal(mrn("B"), nhs(NHS_ONE), "known"));
        assertThat(conflictThen(merged).conflicts()).containsExactly(State.SOLVED);
        assertThat(conflictThen(merged).areOne("A", "B")).isTrue();
        assertThat(conflictThen(merged, apart).conflicts()).containsExactly(State.OPEN);
        assertThat(conflictThen(merged, apart).areOne("A", "B")).isFalse();
        assertThat(conflictThen(dismissed).conflicts()).containsExactly(State.DISMISSED);
    }

    @Test
    void i6TheClaimOfAMergedRecordIsDismissedByItsOwnNumber() {
        Fact third = registration(3, person("Third", BORN, mrn("C")));
        Fact merged = merge(4, person(mrn("C")), mrn("B"));
        Fact dismissed = fact(5, new Statement.Dismissal(mrn("B"), nhs(NHS_ONE), "known"));
        assertThat(conflictThen(third, merged).conflicts()).containsExactly(State.OPEN);
        Shows shows = conflictThen(third, merged, dismissed);
        assertThat(shows.conflicts()).containsExactly(State.DISMISSED);
        assertThat(shows.result(5)).isEqualTo(new Result.Processed());
    }

    @Test
    void i6ASecondNhsNumberIsWrittenNowhereAndWarnedOf() {
        Shows shows = Shows.after(
                OWNER,
                registration(2, person(mrn("B"), nhs(NHS_TWO))),
                update(3, person(mrn("A"), nhs(NHS_ONE), nhs(NHS_TWO))),
                update(4, person(mrn("C"), nhs("9990140014"), nhs("9990140022"))));
        assertThat(shows.patient("A").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(shows.patient("B").nhsNumber()).isEqualTo(nhs(NHS_TWO));
        assertThat(shows.warnings(3)).containsExactly("nhs-number-of-another-patient");
        assertThat(shows.warnings(4)).containsExactly("second-nhs-number");
        assertThat(shows.conflicts()).containsExactly(State.OPEN);
    }

    @Test
    void i6ASecondNhsNumberThatIsAnothersIsAConflictAndNeverGiven() {
        Fact other = registration(2, person(mrn("B"), nhs(NHS_TWO)));
        Fact both = update(3, person(mrn("A"), nhs(NHS_ONE), nhs(NHS_TWO)));
        assertThat(Shows.after(OWNER, other, both, merge(4, person(mrn("A")), mrn("B")))
                        .conflicts())
                .containsExactly(State.SOLVED);
        Shows freed = Shows.after(OWNER, other, both, update(4, deleting("B")));
        assertThat(freed.patient("A").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(freed.knows(nhs(NHS_TWO))).isFalse();
        Shows withdrawn = Shows.after(OWNER, other, both, update(4, person(mrn("A"), nhs(NHS_ONE))));
        assertThat(withdrawn.conflicts()).containsExactly(State.SOLVED);
    }
}
