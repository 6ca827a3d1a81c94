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
import static health.polaris.encounters.fold.Facts.unlink;
import static health.polaris.encounters.fold.Facts.update;
import static health.polaris.encounters.fold.Facts.visit;
import static health.polaris.encounters.fold.Facts.visitNumber;
import static health.polaris.encounters.fold.Facts.ward;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.fold.outcome.Outcome;
import health.polaris.encounters.fold.outcome.Reason;
import health.polaris.encounters.fold.outcome.Result;
import health.polaris.encounters.fold.outcome.WaitingTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules O2, O4, O7, M4. */
class StaysTest {

    private static final Person ANN = person("Ann", BORN, mrn("A"));
    private static final Person BEN = person("Ben", BORN, mrn("B"));
    private static final Fact ADMITTED = admission(10, ANN, "V", "W1");

    @Test
    void aVisitBelongsToThePatientOfTheFactThatBeginsThisLifeOfIt() {
        Shows shows = Shows.after(ADMITTED, transfer(20, BEN, "V", "W2"));
        assertThat(shows.isOf("V", "A")).isTrue();
        assertThat(shows.waitsFor(20, Reason.VISIT_OF_ANOTHER_PATIENT)).isTrue();
        assertThat(shows.rows("V")).containsExactly("W1 10-");
    }

    @Test
    void theOtherPartsOfAMessageThatWaitsAreApplied() {
        Shows shows = Shows.after(ADMITTED, transfer(20, BEN, "V", "W2"));
        assertThat(shows.patient("B").familyName()).isEqualTo("Ben");
    }

    @Test
    void recordsNeverDependOnStays() {
        Fact begun = admission(30, ANN, "V", "W1");
        Shows with = Shows.after(ADMITTED, transfer(20, BEN, "V", "W2"), merge(25, ANN, mrn("B")), begun);
        Shows without =
                Shows.after(registration(10, ANN), update(20, BEN), merge(25, ANN, mrn("B")), registration(30, ANN));
        assertThat(with.stays("V")).hasSize(1);
        assertThat(with.state().records()).isEqualTo(without.state().records());
    }

    @Test
    void aVisitIsOwnByTheRecordsAtTheEndOfTheFold() {
        Shows shows = Shows.after(ADMITTED, discharge(20, BEN, "V"), merge(30, ANN, mrn("B")));
        assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(20));
        assertThat(shows.isProcessed(20)).isTrue();
    }

    @Test
    void aVisitIsOwnByTheRecordsAtTheFactsPlace() {
        Shows shows = Shows.after(
                ADMITTED, update(11, BEN), merge(12, ANN, mrn("B")), discharge(20, BEN, "V"), unlink(30, ANN, BEN));
        assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(20));
    }

    @Test
    void ownIsTheVisitOfTheRecordOfAnyIdentifierOfTheMessage() {
        Identifier nhs = Facts.nhs(Facts.NHS_ONE);
        Shows shows =
                Shows.after(admission(10, person(mrn("A"), nhs), "V", "W1"), discharge(20, person(mrn("B"), nhs), "V"));
        assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(20));
    }

    @Test
    void aMoveThatFindsNothingWaits() {
        Shows shows = Shows.after(ADMITTED, move(20, BEN, mrn("A"), "V2"));
        assertThat(shows.waitsFor(20, Reason.MOVE_FINDS_NOTHING)).isTrue();
    }

    @Test
    void aMoveThatFindsAThirdPatientsVisitWaits() {
        Shows shows = Shows.after(ADMITTED, update(11, person(mrn("C"))), move(20, BEN, mrn("C"), "V"));
        assertThat(shows.waitsFor(20, Reason.MOVE_FINDS_VISIT_OF_A_THIRD_PATIENT))
                .isTrue();
        assertThat(shows.isOf("V", "A")).isTrue();
    }

    @Test
    void anUnknownVisitWithoutAWardOrWithoutPv144Waits() {
        Shows shows = Shows.after(
                fact(10, new Statement.Admission(ANN, visit("V", minute(10), BedSaid.NONE))),
                fact(11, new Statement.Admission(ANN, visit("V2", null, ward("W1")))));
        assertThat(shows.waitsFor(10, Reason.WARD_MISSING)).isTrue();
        assertThat(shows.waitsFor(11, Reason.ADMISSION_TIME_MISSING)).isTrue();
        assertThat(shows.patient("A").familyName()).isEqualTo("Ann");
    }

    @Test
    void aCancellationOfWhatWasNeverBegunIsProcessed() {
        assertThat(Shows.after(cancellation(10, ANN, "V")).isProcessed(10)).isTrue();
    }

    @Test
    void whatWaitsIsJudgedAgainWheneverTheFoldOfItsGroupChanges() {
        Group group = Group.EMPTY.with(ADMITTED).with(discharge(20, BEN, "V"));
        Fact merge = merge(30, ANN, mrn("B"));
        assertThat(Shows.of(group).result(20)).isInstanceOf(Result.Waiting.class);
        assertThat(Shows.of(group.with(merge)).result(20)).isEqualTo(new Result.Processed());
    }

    @Test
    void afterWaitingTimeItBecomesRejectedNamingFieldAndRemedy() {
        Fact waits = discharge(20, BEN, "V");
        Outcome outcome = Shows.after(ADMITTED, waits).outcome("f20");
        assertThat(WaitingTime.asOf(minute(20).plus(Duration.ofHours(23)), waits.origin(), outcome))
                .isEqualTo(outcome);
        assertThat(WaitingTime.asOf(minute(20).plus(Duration.ofHours(24)), waits.origin(), outcome)
                        .result())
                .isEqualTo(new Result.Rejected("PV1-19", Reason.VISIT_OF_ANOTHER_PATIENT.remedy()));
    }

    @Test
    void factsPlacedBeforeACancellationChangeNothingOfANewLifeAndFactsPlacedAfterItBeginOne() {
        Shows shows = Shows.after(
                ADMITTED, cancellation(30, ANN, "V"), admission(40, BEN, "V", "W3"), transfer(20, ANN, "V", "W2"));
        assertThat(shows.stays("V")).hasSize(2);
        assertThat(shows.stays("V").getFirst().deletedAt()).isEqualTo(minute(30));
        assertThat(shows.isOf("V", "B")).isTrue();
        assertThat(shows.rows("V")).containsExactly("W3 40-");
    }

    @Test
    void anAdmissionAfterTheStoredDischargeOpensTheStayUnderTheSameNumberAgain() {
        Shows shows = Shows.after(
                ADMITTED, transfer(20, ANN, "V", "W2"), discharge(30, ANN, "V"), admission(50, ANN, "V", "W2"));
        assertThat(shows.stays("V")).hasSize(1);
        assertThat(shows.stay("V").admittedAt()).isEqualTo(minute(50));
        assertThat(shows.stay("V").dischargedAt()).isNull();
        assertThat(shows.rows("V")).containsExactly("W1 10-20", "W2 20-30", "W2 50-");
    }

    @Test
    void anUpdateAfterTheStoredDischargeDoesNotOpenIt() {
        Shows shows = Shows.after(
                ADMITTED,
                discharge(30, ANN, "V"),
                fact(50, new Statement.Update(ANN, visit("V", minute(50), ward("W1")))));
        assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(30));
    }

    @Test
    void aMoveMovesTheVisitItNames() {
        Shows shows = Shows.after(ADMITTED, move(20, BEN, mrn("A"), "V"), discharge(30, BEN, "V"));
        assertThat(shows.isOf("V", "B")).isTrue();
        assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(30));
    }

    @Test
    void aMoveMovesTheAccountItNames() {
        Visit withAccount = new Visit(
                visitNumber("V"),
                Identifier.account("", "ACC"),
                Said.absent(),
                minute(10),
                Said.absent(),
                ward("W1"),
                Visit.DEFAULT_LOCAL_WINDOW);
        Shows shows = Shows.after(
                fact(10, new Statement.Admission(ANN, withAccount)),
                fact(
                        20,
                        new Statement.Move(
                                BEN, List.of(mrn("A")), List.of(Identifier.account("", "ACC")), false, null)));
        assertThat(shows.isOf("V", "B")).isTrue();
    }

    private static Fact admittedTo(String account, long minute, Person person, String number) {
        return fact(minute, new Statement.Admission(person, ofAccount(account, number, minute)));
    }

    private static Visit ofAccount(String account, String number, long minute) {
        return new Visit(
                visitNumber(number),
                Identifier.account("", account),
                Said.absent(),
                minute(minute),
                Said.absent(),
                ward("W1"),
                Visit.DEFAULT_LOCAL_WINDOW);
    }

    private static Fact accountMoved(long minute, String number, String... accounts) {
        Visit newNumber = new Visit(
                null,
                Identifier.account("", number),
                Said.absent(),
                null,
                Said.absent(),
                BedSaid.NONE,
                Visit.DEFAULT_LOCAL_WINDOW);
        List<Identifier> named = Stream.of(accounts)
                .map(account -> Identifier.account("", account))
                .toList();
        return fact(minute, new Statement.Move(BEN, List.of(mrn("A")), named, false, newNumber));
    }

    @Test
    void m4AllVisitsOfAnAccountGetTheNumberThatItHasNow() {
        Shows shows = Shows.after(
                admittedTo("OLD", 10, ANN, "V"),
                admittedTo("OLD", 11, ANN, "U"),
                accountMoved(20, "NEW", "OLD", "NEW"),
                accountMoved(30, "NEW", "NEW"));
        assertThat(shows.isOf("V", "B")).isTrue();
        assertThat(shows.isOf("U", "B")).isTrue();
        assertThat(shows.isProcessed(30)).isTrue();
    }

    @Test
    void o2AnEventOfAStayThatNamesNoVisitIsRejectedNamingPv119() {
        Visit unnamed = new Visit(
                null, null, Said.absent(), null, Said.value(minute(19)), BedSaid.NONE, Visit.DEFAULT_LOCAL_WINDOW);
        Stream.of(
                        new Statement.Discharge(ANN, unnamed),
                        new Statement.DischargeCancellation(ANN, unnamed),
                        new Statement.AdmissionCancellation(ANN, unnamed),
                        new Statement.Transfer(ANN, unnamed),
                        new Statement.TransferCancellation(ANN, unnamed),
                        new Statement.Admission(ANN, unnamed))
                .forEach(said -> assertThat(
                                Shows.after(ADMITTED, fact(20, said)).result(20))
                        .isEqualTo(
                                new Result.Rejected("PV1-19", "send the visit number; the patient part was applied")));
        assertThat(Shows.after(ADMITTED, fact(20, new Statement.Update(ANN, unnamed)))
                        .isProcessed(20))
                .isTrue();
    }

    @Test
    void aChangedVisitNumberLeadsToItsStay() {
        Shows shows = Shows.after(
                ADMITTED,
                fact(20, new Statement.Move(ANN, List.of(), List.of(visitNumber("N"), visitNumber("V")), true, null)),
                discharge(30, ANN, "N"),
                transfer(25, ANN, "V", "W2"));
        assertThat(shows.stay("N").dischargedAt()).isEqualTo(minute(30));
        assertThat(shows.rows("N")).containsExactly("W1 10-25", "W2 25-");
    }

    @Test
    void aMoveThatNamesNothingAtAllIsRefusedAloud() {
        Shows shows = Shows.after(fact(20, new Statement.Move(BEN, List.of(mrn("A")), List.of(), false, null)));
        assertThat(shows.isRejected(20)).isTrue();
    }

    @Test
    void m4EveryGroupOfAMoveCountsAndOneThatFindsNothingWaitsAlone() {
        Fact moves = fact(
                20,
                new Statement.Several(List.of(
                        new Statement.Move(BEN, List.of(mrn("A")), List.of(visitNumber("V")), false, null),
                        new Statement.Move(BEN, List.of(mrn("A")), List.of(visitNumber("U")), false, null))));
        Shows waits = Shows.after(ADMITTED, moves);
        assertThat(waits.isOf("V", "B")).isTrue();
        assertThat(waits.waitsFor(20, Reason.MOVE_FINDS_NOTHING)).isTrue();
        Shows done = Shows.after(ADMITTED, admission(11, ANN, "U", "W2"), moves);
        assertThat(done.isOf("U", "B")).isTrue();
        assertThat(done.isProcessed(20)).isTrue();
    }

    @Test
    void aMergedRecordsStayIsShownAtItsSurvivor() {
        Shows shows = Shows.after(ADMITTED, merge(20, BEN, mrn("A")));
        assertThat(Objects.requireNonNull(shows.stay("V").owner()))
                .isEqualTo(shows.patient("B").id());
    }
}
