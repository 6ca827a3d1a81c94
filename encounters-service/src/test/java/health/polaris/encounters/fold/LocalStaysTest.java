package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.BORN;
import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.cancellation;
import static health.polaris.encounters.fold.Facts.discharge;
import static health.polaris.encounters.fold.Facts.fact;
import static health.polaris.encounters.fold.Facts.minute;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.visit;
import static health.polaris.encounters.fold.Facts.ward;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.View;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rule O5. */
class LocalStaysTest {

    private static final Person ANN = person("Ann", BORN, mrn("A"));
    private static final Fact KNOWN = Facts.registration(1, ANN);
    private static final Fact ADMITTED = admission(30, ANN, "V", "W1");

    private static Fact local(long minute, long admitted, @Nullable Instant discharged, boolean noStayShown) {
        return fact(
                minute,
                new Statement.LocalEncounter(
                        "u" + minute,
                        List.of(mrn("A")),
                        noStayShown,
                        minute(admitted),
                        discharged,
                        null,
                        null,
                        new Location.Known("L"),
                        null));
    }

    private static Fact local(long minute) {
        return local(minute, minute, null, true);
    }

    @Test
    void aLocalEncounterAndAnEprVisitThatOverlapAreOneStayWhicheverPlaceIsEarlier() {
        Shows before = Shows.after(KNOWN, local(20), ADMITTED);
        assertThat(before.locals()).isEmpty();
        assertThat(before.stay("V").joined()).containsExactly("u20");
        Shows behind = Shows.after(KNOWN, ADMITTED, local(40, 35, null, true));
        assertThat(behind.stay("V").joined()).containsExactly("u40");
    }

    @Test
    void oneMadeWhileAStayWasShownStandsAlone() {
        assertThat(Shows.after(KNOWN, ADMITTED, local(40, 40, null, false)).locals())
                .hasSize(1);
    }

    @Test
    void pv144IsAtMostTheWindowAwayFromItsBeginning() {
        Fact tooLate = admission(20 + 24 * 60 + 1, ANN, "V", "W1");
        Fact inTime = admission(20 + 24 * 60, ANN, "V", "W1");
        assertThat(Shows.after(KNOWN, local(20), tooLate).locals()).hasSize(1);
        assertThat(Shows.after(KNOWN, local(20), inTime).locals()).isEmpty();
    }

    @Test
    void aVisitThatEndedBeforeItBeganNeverAdoptsIt() {
        assertThat(Shows.after(KNOWN, ADMITTED, discharge(40, ANN, "V"), local(50))
                        .locals())
                .hasSize(1);
    }

    @Test
    void whenTheirFinalTimesPartTheLocalStayStandsAgain() {
        Fact corrected = fact(40, new Statement.Update(ANN, visit("V", minute(3000), ward("W1"))));
        assertThat(Shows.after(KNOWN, local(20), ADMITTED, corrected).locals()).hasSize(1);
    }

    @Test
    void whenThatLifeOfTheVisitIsCancelledTheLocalStayStandsAgain() {
        Shows shows = Shows.after(KNOWN, local(20), ADMITTED, cancellation(40, ANN, "V"));
        assertThat(shows.locals()).hasSize(1);
        assertThat(shows.locals().getFirst().dischargedAt()).isNull();
        assertThat(shows.stay("V").deletedAt()).isEqualTo(minute(40));
    }

    @Test
    void ofTwoVisitsThatFitTheNearerInTimeIsTaken() {
        Shows shows = Shows.after(KNOWN, local(25), admission(10, ANN, "U", "W2"), ADMITTED);
        assertThat(shows.stay("V").joined()).containsExactly("u25");
        assertThat(shows.stay("U").joined()).isEmpty();
    }

    @Test
    void theBedOfTheLocalStayIsAMoveAtItsPlace() {
        Fact again = fact(50, new Statement.Update(ANN, visit("V", null, ward("W1"))));
        assertThat(Shows.after(KNOWN, ADMITTED, local(40), again).rows("V"))
                .containsExactly("W1 30-40", "L 40-50", "W1 50-");
        assertThat(Shows.after(KNOWN, local(20), ADMITTED).rows("V")).containsExactly("L 20-30", "W1 30-");
    }

    @Test
    void changesOverHttpAreFactsAtTheTimeAtWhichTheyWereMade() {
        Fact moved = fact(
                50,
                new Statement.EncounterPatch(
                        Identifier.encounter("u20"),
                        Said.value("INPATIENT"),
                        null,
                        Said.value(minute(49)),
                        Said.absent(),
                        new Location.Known("M"),
                        Said.absent(),
                        null));
        Shows shows = Shows.after(KNOWN, local(20), moved);
        assertThat(shows.locals().getFirst().dischargedAt()).isEqualTo(minute(49));
        assertThat(shows.locals().getFirst().rows()).hasSize(2);
        Shows joined = Shows.after(KNOWN, local(20), ADMITTED, moved);
        assertThat(joined.rows("V").getLast()).isEqualTo("M 50-");
        assertThat(joined.stay("V").dischargedAt()).isEqualTo(minute(49));
    }

    @Test
    void aPatchNamesTheLifeThatTheVisitNumberHasAtItsPlace() {
        Fact reopened = fact(
                50,
                new Statement.EncounterPatch(
                        Facts.visitNumber("V"),
                        Said.absent(),
                        null,
                        Said.deleted(),
                        Said.absent(),
                        null,
                        Said.absent(),
                        null));
        assertThat(Shows.after(ADMITTED, discharge(40, ANN, "V"), reopened)
                        .stay("V")
                        .dischargedAt())
                .isNull();
    }

    @Test
    void theJoinedStayBearsTheUuidWhereObservationsHang() {
        View view = Shows.after(KNOWN, local(20), ADMITTED).view();
        Names names = Names.NONE.carriedFrom(View.EMPTY, view, () -> "fresh");
        assertThat(names.uuid(view.stays().values().iterator().next())).isEqualTo("u20");
    }

    @Test
    void theStaysOfARecordMergedOverHttpBecomeTheOthers() {
        Shows shows = Shows.after(
                ADMITTED,
                Facts.registration(31, person(mrn("B"))),
                fact(40, new Statement.EncounterMerge(mrn("A"), mrn("B"))));
        assertThat(shows.isOf("V", "B")).isTrue();
    }

    /** Of a stay that is one the end that a client said counts as if it had been said of the visit, however late that came. */
    @Test
    void f2ADeathEndsAStayOnlyWhenTheLocalStayThatItIsOneWithIsOpenAndAnA03Always() {
        Fact ended = fact(
                50,
                new Statement.EncounterPatch(
                        Identifier.encounter("u20"),
                        Said.absent(),
                        null,
                        Said.value(minute(49)),
                        Said.absent(),
                        null,
                        Said.absent(),
                        null));
        Person dead = Facts.dead(Said.value(LocalDate.of(2026, 11, 28)), mrn("A"));
        Fact died = fact(60, new Statement.Update(dead, visit("V", null, BedSaid.NONE)));
        Fact reopened = fact(55, new Statement.DischargeCancellation(ANN, visit("V", null, BedSaid.NONE)));
        Map<Fact, Instant> ends = Map.of(died, minute(49), discharge(60, ANN, "V"), minute(60));
        for (Fact end : ends.keySet()) {
            assertThat(Shows.after(KNOWN, local(20), ADMITTED, ended, end)
                            .stay("V")
                            .dischargedAt())
                    .isEqualTo(ends.get(end));
            assertThat(Shows.after(KNOWN, local(20), ADMITTED, ended, reopened, end)
                            .stay("V")
                            .dischargedAt())
                    .isEqualTo(minute(60));
        }
        Fact said = fact(60, new Statement.Discharge(ANN, visit("V", null, Said.value(minute(58)), BedSaid.NONE)));
        assertThat(Shows.after(KNOWN, local(20), ADMITTED, ended, said)
                        .stay("V")
                        .dischargedAt())
                .isEqualTo(minute(58));
    }
}
