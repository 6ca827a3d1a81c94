package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.BORN;
import static health.polaris.encounters.fold.Facts.NHS_ONE;
import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.bed;
import static health.polaris.encounters.fold.Facts.dead;
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
import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Warning;
import health.polaris.encounters.fold.view.ShownPatient;
import health.polaris.encounters.fold.view.ShownStay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules F1 to F4, F9. */
class FieldsTest {

    private static final LocalDate DEATH = LocalDate.of(2026, 11, 28);
    private static final Person ANN = person("Ann", BORN, mrn("A"));
    private static final Person DEAD = dead(Said.value(DEATH), mrn("A"));
    private static final Fact ADMITTED = admission(10, ANN, "V", "W1");

    private static Fact says(long minute, Person person, Said<Instant> discharged) {
        return fact(minute, new Statement.Update(person, visit("V", null, discharged, BedSaid.NONE)));
    }

    private static Demographics told(Said<String> family, Said<String> given, Said<LocalDate> birth, String partial) {
        return new Demographics(
                family,
                given,
                given,
                Said.deleted(),
                birth,
                Said.value(partial),
                Said.absent(),
                Said.absent(),
                Said.absent());
    }

    @Test
    void nullDeletesDeathGivenAndOtherNamesButNotFamilyNameBirthDateAndSex() {
        Demographics all = new Demographics(
                Said.value("Ann"),
                Said.value("Given"),
                Said.value("Other"),
                Said.value("female"),
                Said.value(BORN),
                Said.absent(),
                Said.value(DEATH),
                Said.absent(),
                Said.value(true));
        Demographics none = new Demographics(
                Said.deleted(),
                Said.deleted(),
                Said.deleted(),
                Said.deleted(),
                Said.deleted(),
                Said.deleted(),
                Said.deleted(),
                Said.absent(),
                Said.deleted());
        ShownPatient shown = Shows.after(
                        update(1, new Person(List.of(mrn("A")), false, all)),
                        update(2, new Person(List.of(mrn("A")), false, none)))
                .patient("A");
        assertThat(shown.givenName()).isNull();
        assertThat(shown.otherNames()).isNull();
        assertThat(shown.deathDate()).isNull();
        assertThat(shown.deathIndicator()).isNull();
        assertThat(shown.familyName()).isEqualTo("Ann");
        assertThat(shown.sex()).isEqualTo("female");
        assertThat(shown.birthDate()).isEqualTo(BORN);
    }

    @Test
    void emptyOrAbsentKeeps() {
        ShownPatient shown =
                Shows.after(update(1, ANN), update(2, person(mrn("A")))).patient("A");
        assertThat(shown.familyName()).isEqualTo("Ann");
        assertThat(shown.birthDate()).isEqualTo(BORN);
    }

    @Test
    void nullDeletesAnNhsNumberAlsoOneTakenOverAndItThenLeadsNowhere() {
        Person deleting = new Person(List.of(mrn("A")), true, Demographics.NONE);
        Shows shows = Shows.after(
                update(1, ANN),
                registration(2, person(mrn("B"), nhs(NHS_ONE))),
                merge(3, ANN, mrn("B")),
                update(4, deleting));
        assertThat(shows.patient("A").nhsNumber()).isNull();
        assertThat(shows.knows(nhs(NHS_ONE))).isFalse();
    }

    @Test
    void nullNeverDeletesTheLastIdentifier() {
        Person deleting = new Person(List.of(nhs(NHS_ONE)), true, Demographics.NONE);
        Shows shows = Shows.after(registration(1, person(nhs(NHS_ONE))), update(2, deleting));
        assertThat(shows.patient(nhs(NHS_ONE)).nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(shows.warnings(2)).containsExactly("last-identifier");
    }

    @Test
    void nullInPv145OpensTheStay() {
        Shows shows = Shows.after(ADMITTED, discharge(20, ANN, "V"), says(30, ANN, Said.deleted()));
        assertThat(shows.stay("V").dischargedAt()).isNull();
    }

    @Test
    void nullDeletesBayAndBedAndEmptyKeepsThem() {
        Fact inBed = fact(10, new Statement.Admission(ANN, visit("V", minute(10), bed("W1", "B1", "2"))));
        Fact silent = fact(20, new Statement.Update(ANN, visit("V", null, ward("W1"))));
        BedSaid noBed = new BedSaid("W1", Said.absent(), Said.deleted());
        BedSaid noBay = new BedSaid("W1", Said.deleted(), Said.deleted());
        assertThat(Shows.after(inBed, silent).rows("V")).containsExactly("W1:B1:2 10-");
        assertThat(Shows.after(inBed, fact(20, new Statement.Update(ANN, visit("V", null, noBed))))
                        .rows("V"))
                .containsExactly("W1:B1:2 10-20", "W1:B1 20-");
        assertThat(Shows.after(inBed, fact(20, new Statement.Update(ANN, visit("V", null, noBay))))
                        .rows("V"))
                .containsExactly("W1:B1:2 10-20", "W1 20-");
        assertThat(Shows.after(inBed, transfer(20, ANN, "V", "W2")).rows("V"))
                .containsExactly("W1:B1:2 10-20", "W2 20-");
    }

    @Test
    void a03WithoutPv145DischargesAtTheEventTime() {
        Fact late = new Fact(
                Facts.origin("late", 90, 90, minute(30)), new Statement.Discharge(ANN, visit("V", null, BedSaid.NONE)));
        assertThat(Shows.after(ADMITTED, late).stay("V").dischargedAt()).isEqualTo(minute(30));
    }

    @Test
    void f2AnotherA03SaysWhenUnlessAPv145Did() {
        Fact second = discharge(40, ANN, "V");
        Fact said = fact(30, new Statement.Update(ANN, visit("V", null, Said.value(minute(25)), BedSaid.NONE)));
        assertThat(Shows.after(ADMITTED, discharge(20, ANN, "V"), second).stay("V"))
                .extracting(ShownStay::dischargedAt)
                .isEqualTo(minute(40));
        assertThat(Shows.after(ADMITTED, said, second).stay("V").dischargedAt()).isEqualTo(minute(25));
    }

    @Test
    void a03WithoutPv144DischargesAKnownVisitAllTheSame() {
        assertThat(Shows.after(ADMITTED, discharge(20, ANN, "V")).stay("V").dischargedAt())
                .isEqualTo(minute(20));
    }

    @Test
    void a03A11A13AndTheCancellationsNeedNoWard() {
        Fact reopened = fact(30, new Statement.DischargeCancellation(ANN, visit("V", null, BedSaid.NONE)));
        Shows open = Shows.after(ADMITTED, discharge(20, ANN, "V"), reopened);
        assertThat(open.stay("V").dischargedAt()).isNull();
        assertThat(open.rows("V")).containsExactly("W1 10-");
        assertThat(Shows.after(ADMITTED, Facts.cancellation(20, ANN, "V"))
                        .stay("V")
                        .deletedAt())
                .isEqualTo(minute(20));
    }

    @Test
    void deathDischargesTheOpenStayThatTheMessageNamesAtItsEventTime() {
        Shows shows = Shows.after(ADMITTED, admission(11, ANN, "U", "W2"), says(20, DEAD, Said.absent()));
        assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(20));
        assertThat(shows.stay("U").dischargedAt()).isNull();
    }

    @Test
    void deathDischargesOnlyWhenItIsTheFirstFactThatSaysIt() {
        Fact reopened = fact(30, new Statement.DischargeCancellation(ANN, visit("V", null, BedSaid.NONE)));
        Shows twice = Shows.after(ADMITTED, says(20, DEAD, Said.absent()), says(40, DEAD, Said.absent()));
        assertThat(twice.stay("V").dischargedAt()).isEqualTo(minute(20));
        Shows mistaken = Shows.after(ADMITTED, says(20, DEAD, Said.absent()), reopened, says(40, DEAD, Said.absent()));
        assertThat(mistaken.stay("V").dischargedAt()).isNull();
        Shows afterAll = Shows.after(
                ADMITTED,
                says(20, DEAD, Said.absent()),
                reopened,
                update(35, dead(Said.deleted(), mrn("A"))),
                says(40, DEAD, Said.absent()));
        assertThat(afterAll.stay("V").dischargedAt()).isEqualTo(minute(40));
    }

    @Test
    void aPersonMessageWithoutPv1DischargesNothing() {
        Shows shows = Shows.after(ADMITTED, update(20, DEAD));
        assertThat(shows.stay("V").dischargedAt()).isNull();
        assertThat(shows.patient("A").deathDate()).isEqualTo(DEATH);
    }

    @Test
    void aPv145WinsOverADeathWhicheverCameFirst() {
        Said<Instant> discharged = Said.value(minute(15));
        assertThat(Shows.after(ADMITTED, says(20, DEAD, Said.absent()), says(30, ANN, discharged))
                        .stay("V")
                        .dischargedAt())
                .isEqualTo(minute(15));
        assertThat(Shows.after(ADMITTED, says(20, ANN, discharged), says(30, DEAD, Said.absent()))
                        .stay("V")
                        .dischargedAt())
                .isEqualTo(minute(15));
    }

    @Test
    void aNewerA13ReopensAfterADeath() {
        Fact reopened = fact(30, new Statement.DischargeCancellation(DEAD, visit("V", null, BedSaid.NONE)));
        assertThat(Shows.after(ADMITTED, says(20, DEAD, Said.absent()), reopened)
                        .stay("V")
                        .dischargedAt())
                .isNull();
    }

    @Test
    void arrivedAtAndDepartedAtAreEventTimes() {
        Fact told = new Fact(
                Facts.origin("late", 90, 90, minute(30)), new Statement.Transfer(ANN, visit("V", null, ward("W2"))));
        assertThat(Shows.after(ADMITTED, told).rows("V")).containsExactly("W1 10-30", "W2 30-");
    }

    @Test
    void aTransferCancelledLeavesNoStayThatNeverWas() {
        Fact back = fact(30, new Statement.TransferCancellation(ANN, visit("V", null, ward("W1"))));
        Fact elsewhere = fact(30, new Statement.TransferCancellation(ANN, visit("V", null, ward("W3"))));
        assertThat(Shows.after(ADMITTED, transfer(20, ANN, "V", "W2"), back).rows("V"))
                .containsExactly("W1 10-");
        assertThat(Shows.after(ADMITTED, transfer(20, ANN, "V", "W2"), elsewhere)
                        .rows("V"))
                .containsExactly("W1 10-30", "W3 30-");
    }

    @Test
    void aLateTransferHasItsRowInTheRightPlaceOfTheHistory() {
        Group group =
                Group.EMPTY.with(ADMITTED).with(transfer(30, ANN, "V", "W3")).with(transfer(20, ANN, "V", "W2"));
        Shows shows = Shows.of(group);
        assertThat(shows.rows("V")).containsExactly("W1 10-20", "W2 20-30", "W3 30-");
    }

    @Test
    void anEventTimeBeforeThatOfTheRowAheadIsRaisedToItWithAWarning() {
        Fact early = new Fact(
                Facts.origin("f40", 40, 40, minute(15)), new Statement.Transfer(ANN, visit("V", null, ward("W3"))));
        Shows shows = Shows.after(ADMITTED, transfer(20, ANN, "V", "W2"), early);
        assertThat(shows.rows("V")).containsExactly("W1 10-20", "W2 20-20", "W3 20-");
        assertThat(shows.warnings(40)).containsExactly("event-time-raised");
    }

    @Test
    void aYearOrAMonthAloneIsKeptBesideTheBirthDate() {
        Demographics partial = told(Said.absent(), Said.absent(), Said.absent(), "1966-01");
        Shows shows = Shows.after(update(1, ANN), update(2, new Person(List.of(mrn("A")), false, partial)));
        assertThat(shows.patient("A").partialBirthDate()).isEqualTo("1966-01");
        assertThat(shows.patient("A").birthDate()).isEqualTo(BORN);
        Shows whole = Shows.after(update(1, new Person(List.of(mrn("A")), false, partial)), update(2, ANN));
        assertThat(whole.patient("A").partialBirthDate()).isNull();
    }

    @Test
    void warningsOfTheConnectorTravel() {
        Warning warning = new Warning("birth-date-unreadable", "PID-7", "send YYYYMMDD");
        Origin origin = Facts.origin("f1", 1, 1, minute(1));
        Origin warned = new Origin(
                origin.id(),
                origin.place(),
                origin.sender(),
                origin.ownTime(),
                origin.eventTime(),
                origin.arrivedAt(),
                origin.digest(),
                origin.waitingTime(),
                List.of(warning));
        Identifier invalid = nhs("1234567890");
        Shows shows = Shows.after(new Fact(warned, new Statement.PersonUpdate(person(mrn("A"), invalid), false)));
        assertThat(shows.warnings(1)).containsExactly("birth-date-unreadable", "nhs-number-invalid");
    }
}
