package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.BORN;
import static health.polaris.encounters.fold.Facts.NHS_ONE;
import static health.polaris.encounters.fold.Facts.NHS_TWO;
import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.discharge;
import static health.polaris.encounters.fold.Facts.fact;
import static health.polaris.encounters.fold.Facts.merge;
import static health.polaris.encounters.fold.Facts.minute;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.nhs;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.registration;
import static health.polaris.encounters.fold.Facts.transfer;
import static health.polaris.encounters.fold.Facts.update;
import static health.polaris.encounters.fold.Facts.visit;
import static health.polaris.encounters.fold.Facts.ward;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.fold.outcome.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Histories of feeds thought out on paper: repetitions, two hospitals, newborns, stays of a ward. */
class HandMadeFeedsTest {

    private static final LocalDate OTHER_DAY = LocalDate.of(1991, 12, 31);
    private static final Person ANN = person("Ann", BORN, mrn("A"));
    private static final Person BEN = person("Ben", OTHER_DAY, mrn("B"));
    private static final Fact ADMITTED = admission(10, ANN, "V", "W1");

    /** The same body under a new control id, acknowledged later. */
    private static Fact again(Fact told, String id, long sequence) {
        Origin origin = told.origin();
        return new Fact(
                new Origin(
                        id,
                        Place.of(told.place().time(), sequence),
                        origin.sender(),
                        origin.ownTime(),
                        origin.eventTime(),
                        minute(sequence),
                        origin.digest(),
                        origin.waitingTime(),
                        List.of()),
                told.statement());
    }

    private static Fact local(long minute, String uuid, String mrn, @Nullable Instant discharged) {
        return fact(
                minute,
                new Statement.LocalEncounter(
                        uuid,
                        List.of(mrn(mrn)),
                        true,
                        minute(minute),
                        discharged,
                        null,
                        null,
                        new Location.Known("bed"),
                        null));
    }

    @Test
    void aReplayOfTheWholeFeedChangesNothing() {
        Fact moved = transfer(20, ANN, "V", "W2");
        Fact left = discharge(30, ANN, "V");
        Shows once = Shows.after(ADMITTED, moved, left);
        Shows twice = Shows.after(
                ADMITTED, moved, left, again(ADMITTED, "x", 90), again(moved, "y", 91), again(left, "z", 92));
        assertThat(twice.view().stays()).isEqualTo(once.view().stays());
        assertThat(twice.outcome("y")).isEqualTo(once.outcome("f20"));
    }

    @Test
    void aReplayedCancellationDoesNotEndTheLifeThatHasBegunSince() {
        Fact cancelled = Facts.cancellation(20, ANN, "V");
        Shows shows = Shows.after(ADMITTED, cancelled, admission(30, ANN, "V", "W2"), again(cancelled, "x", 90));
        assertThat(shows.stay("V").deletedAt()).isNull();
        assertThat(shows.stays("V")).hasSize(2);
    }

    @Test
    void aReplayedMergeDoesNotUndoAnUnlink() {
        Fact merged = merge(20, ANN, mrn("B"));
        Shows shows = Shows.after(
                ADMITTED, registration(11, BEN), merged, Facts.unlink(30, ANN, BEN), again(merged, "x", 90));
        assertThat(shows.areOne("A", "B")).isFalse();
    }

    @Test
    void i1AVisitNumberOfAnotherHospitalIsAnotherStayAndIsCancelledAlone() {
        Person south = person("Sue", OTHER_DAY, Identifier.mrn("SOUTH", "A"));
        Visit other = new Visit(
                Identifier.visit("SOUTH", "V"),
                null,
                Said.absent(),
                minute(11),
                Said.absent(),
                ward("S1"),
                Visit.DEFAULT_LOCAL_WINDOW);
        Shows shows = Shows.after(
                ADMITTED,
                fact(11, new Statement.Admission(south, other)),
                fact(20, new Statement.AdmissionCancellation(south, other)));
        assertThat(shows.view().stays()).hasSize(2);
        assertThat(shows.stay("V").deletedAt()).isNull();
    }

    @Test
    void i1TwoHospitalsThatKnowOneNhsNumberKnowOnePatient() {
        Identifier south = Identifier.mrn("SOUTH", "7");
        Shows shows = Shows.after(
                registration(1, person("Ann", BORN, mrn("A"), nhs(NHS_ONE))),
                registration(2, person("Anna", BORN, south, nhs(NHS_ONE))),
                merge(3, person(mrn("C")), mrn("A")));
        assertThat(shows.patient(south).id()).isEqualTo(shows.patient("C").id());
        assertThat(shows.patient("C").mrns()).containsEntry("SOUTH", south).containsEntry("", mrn("C"));
    }

    @Test
    void m1AMergeOfOneNamespaceLeavesTheSameNumberOfAnotherAlone() {
        Identifier south = Identifier.mrn("SOUTH", "B");
        Shows shows = Shows.after(
                registration(1, ANN),
                registration(2, person("Lark", OTHER_DAY, mrn("B"))),
                registration(3, person("Wren", OTHER_DAY, south)),
                merge(4, person(mrn("A")), mrn("B")));
        assertThat(shows.areOne("A", "B")).isTrue();
        assertThat(shows.patient(south).id()).isNotEqualTo(shows.patient("A").id());
    }

    @Test
    void newbornsOfOneDayAndNameAreTwoUntilTheirNumbersCome() {
        Shows shows = Shows.after(
                admission(1, person("Baby", BORN, mrn("N1")), "V1", "W"),
                admission(2, person("Baby", BORN, mrn("N2")), "V2", "W"),
                update(3, person("Oak", BORN, mrn("N1"), nhs(NHS_ONE))),
                update(4, person("Oak", BORN, mrn("N2"), nhs(NHS_TWO))));
        assertThat(shows.areOne("N1", "N2")).isFalse();
        assertThat(shows.isOf("V1", "N1")).isTrue();
        assertThat(shows.isOf("V2", "N2")).isTrue();
        assertThat(shows.conflicts()).isEmpty();
    }

    @Test
    void aNewbornUnderTheVisitOfItsMotherWaitsAndSaysSo() {
        Shows shows = Shows.after(ADMITTED, admission(20, person("Baby", OTHER_DAY, mrn("N")), "V", "W2"));
        assertThat(shows.waitsFor(20, Reason.VISIT_OF_ANOTHER_PATIENT)).isTrue();
        assertThat(shows.rows("V")).containsExactly("W1 10-");
        assertThat(shows.patient("N").familyName()).isEqualTo("Baby");
    }

    @Test
    void anUpdateAfterTheDischargeMovesNoBedAndOpensNothing() {
        Shows shows = Shows.after(
                ADMITTED, discharge(20, ANN, "V"), fact(30, new Statement.Update(ANN, visit("V", null, ward("W1")))));
        assertThat(shows.rows("V")).containsExactly("W1 10-");
        assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(20));
    }

    @Test
    void f3ACorrectedAdmissionTimeMovesTheFirstRow() {
        Shows shows = Shows.after(
                ADMITTED,
                transfer(20, ANN, "V", "W2"),
                fact(30, new Statement.Update(ANN, visit("V", minute(5), BedSaid.NONE))));
        assertThat(shows.rows("V")).containsExactly("W1 5-20", "W2 20-");
        assertThat(shows.stay("V").admittedAt()).isEqualTo(minute(5));
    }

    @Test
    void f1ADischargeTimeThatIsDeletedBeforeItIsSaidComesTrueAllTheSame() {
        Fact opened = fact(15, new Statement.Update(ANN, visit("V", null, Said.deleted(), BedSaid.NONE)));
        assertThat(Shows.after(ADMITTED, discharge(20, ANN, "V"), opened)
                        .stay("V")
                        .dischargedAt())
                .isEqualTo(minute(20));
    }

    @Test
    void o5AStayOfAWardIsOneWithTheVisitThatAMergeMakesThePatients() {
        Fact visit = admission(20, BEN, "V", "W1");
        Fact merged = merge(30, ANN, mrn("B"));
        Shows apart = Shows.after(registration(5, ANN), local(10, "u", "A", null), visit);
        assertThat(apart.locals()).hasSize(1);
        Shows one = Shows.after(registration(5, ANN), local(10, "u", "A", null), visit, merged);
        assertThat(one.locals()).isEmpty();
        assertThat(one.stay("V").joined()).containsExactly("u");
        Shows parted =
                Shows.after(registration(5, ANN), local(10, "u", "A", null), visit, merged, Facts.unlink(40, ANN, BEN));
        assertThat(parted.locals()).hasSize(1);
    }

    @Test
    void o5AStayOfAWardThatEndedBeforeTheVisitBeganStandsAlone() {
        Shows shows = Shows.after(registration(5, ANN), local(10, "u", "A", minute(15)), admission(20, ANN, "V", "W1"));
        assertThat(shows.locals()).hasSize(1);
        assertThat(shows.stay("V").joined()).isEmpty();
    }

    @Test
    void o5AReadmissionDoesNotPartTheFormerStayFromTheOneOfAWard() {
        Fact again = fact(2000, new Statement.Admission(ANN, visit("V", minute(1990), ward("W2"))));
        Fact[] left = {
            registration(5, ANN),
            local(10, "u", "A", null),
            admission(20, ANN, "V", "W1"),
            discharge(100, ANN, "V"),
            again
        };
        Shows shows = Shows.after(left);
        assertThat(shows.stay("V").dischargedAt()).isNull();
        assertThat(shows.stay("V").joined()).containsExactly("u");
        assertThat(shows.rows("V")).containsExactly("bed 10-20", "W1 20-100", "W2 1990-");
        assertThat(shows.locals()).isEmpty();
    }

    @Test
    void o5AStayOfAWardMadeForAReadmissionStandsAgainWhenThatIsCancelled() {
        Fact again = fact(2000, new Statement.Admission(ANN, visit("V", minute(1990), ward("W2"))));
        Fact made = local(1980, "u", "A", null);
        Fact first = admission(20, ANN, "V", "W1");
        Fact left = discharge(100, ANN, "V");
        assertThat(Shows.after(first, left, made, again).stay("V").joined()).containsExactly("u");
        Shows cancelled = Shows.after(first, left, made, again, Facts.cancellation(2010, ANN, "V"));
        assertThat(cancelled.locals()).hasSize(1);
        assertThat(cancelled.stay("V").joined()).isEmpty();
        assertThat(cancelled.stay("V").dischargedAt()).isEqualTo(minute(100));
    }

    @Test
    void m5APendingDischargeEndsNothingAndItsCancellationForgetsIt() {
        Visit named = visit("V", null, BedSaid.NONE);
        Fact pending = fact(20, new Statement.ExpectedDischarge(ANN, named, minute(90)));
        Fact cancelled = fact(30, new Statement.ExpectedDischarge(ANN, named, null));
        assertThat(Shows.after(ADMITTED, pending).stay("V").expectedDischargeAt())
                .isEqualTo(minute(90));
        assertThat(Shows.after(ADMITTED, pending).stay("V").dischargedAt()).isNull();
        assertThat(Shows.after(cancelled, pending, ADMITTED).stay("V").expectedDischargeAt())
                .isNull();
    }

    @Test
    void o2APendingDischargeOfAnUnknownVisitWaits() {
        Fact pending = fact(20, new Statement.ExpectedDischarge(ANN, visit("V", null, BedSaid.NONE), minute(90)));
        assertThat(Shows.after(pending).waitsFor(20, Reason.WARD_MISSING)).isTrue();
        assertThat(Shows.after(pending, ADMITTED).stay("V").expectedDischargeAt())
                .isEqualTo(minute(90));
    }
}
