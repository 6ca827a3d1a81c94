package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.dead;
import static health.polaris.encounters.fold.Facts.fact;
import static health.polaris.encounters.fold.Facts.merge;
import static health.polaris.encounters.fold.Facts.minute;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.registration;
import static health.polaris.encounters.fold.Facts.update;
import static health.polaris.encounters.fold.Facts.visit;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fact.json.FactJson;
import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A death of which only the year or the month is known (contracts/identity.md §4, F2, F4). */
class PartialDeathTest {

    private static final LocalDate DEATH = LocalDate.of(2026, 11, 28);
    private static final Person LIVING = person(mrn("A"));
    private static final Person DEAD = told(Said.absent(), Said.value("2026-11"));
    private static final Person DEAD_THAT_DAY = told(Said.value(DEATH), Said.absent());
    private static final Person NOT_DEAD = told(Said.deleted(), Said.absent());
    private static final Fact ADMITTED = admission(10, LIVING, "V", "W1");

    private static Person told(Said<LocalDate> day, Said<String> partial) {
        return told(day, partial, Said.absent());
    }

    private static Person told(Said<LocalDate> day, Said<String> partial, Said<Boolean> indicator) {
        Demographics none = Demographics.NONE;
        return new Person(
                List.of(mrn("A")),
                false,
                new Demographics(
                        none.familyName(),
                        none.givenName(),
                        none.otherNames(),
                        none.sex(),
                        none.birthDate(),
                        none.partialBirthDate(),
                        day,
                        partial,
                        indicator));
    }

    private static Fact ofTheStay(long minute, Person person) {
        return fact(minute, new Statement.Update(person, visit("V", null, BedSaid.NONE)));
    }

    @Test
    void aYearOrAMonthAloneIsKeptBesideTheDeathDate() {
        Shows shows = Shows.after(update(1, DEAD_THAT_DAY), update(2, DEAD));

        assertThat(shows.patient("A").deathDate()).isEqualTo(DEATH);
        assertThat(shows.patient("A").partialDeathDate()).isEqualTo("2026-11");
        assertThat(Shows.after(update(1, DEAD), update(2, DEAD_THAT_DAY))
                        .patient("A")
                        .partialDeathDate())
                .isNull();
        assertThat(Shows.after(update(1, DEAD), update(2, LIVING)).patient("A").partialDeathDate())
                .isEqualTo("2026-11");
    }

    @Test
    void twoQuotesDeleteItAndWhatAMergeBroughtBefore() {
        assertThat(Shows.after(update(1, DEAD), update(2, NOT_DEAD))
                        .patient("A")
                        .partialDeathDate())
                .isNull();
        Shows merged = Shows.after(
                registration(1, person(mrn("B"))),
                update(2, DEAD),
                merge(3, person(mrn("B")), mrn("A")),
                update(4, person(mrn("B"))));
        assertThat(merged.patient("B").partialDeathDate()).isEqualTo("2026-11");
    }

    @Test
    void deathDischargesTheOpenStayThatTheMessageNamesAtItsEventTime() {
        assertThat(Shows.after(ADMITTED, ofTheStay(20, DEAD)).stay("V").dischargedAt())
                .isEqualTo(minute(20));
        // The first fact that says it counts, be it with a day or without.
        assertThat(Shows.after(ADMITTED, ofTheStay(20, DEAD), ofTheStay(30, DEAD_THAT_DAY))
                        .stay("V")
                        .dischargedAt())
                .isEqualTo(minute(20));
    }

    @Test
    void aPersonMessageWithoutPv1DischargesNothing() {
        assertThat(Shows.after(ADMITTED, update(20, DEAD)).stay("V").dischargedAt())
                .isNull();
    }

    @Test
    void aNewerA13Reopens() {
        Fact reopened = fact(30, new Statement.DischargeCancellation(LIVING, visit("V", null, BedSaid.NONE)));

        assertThat(Shows.after(ADMITTED, ofTheStay(20, DEAD), reopened)
                        .stay("V")
                        .dischargedAt())
                .isNull();
    }

    /** What an older version wrote has no such field. */
    @Test
    void aBaseFromBeforeIsRead() {
        State folded = Fold.fold(State.EMPTY, List.of(update(1, LIVING)));
        String json = FactJson.writeBase(folded.asBase());
        String before = json.replaceAll(",?\"partial_death_date\":\\{[^}]*}", "")
                .replaceAll(",?\"(death_taken_back_at\":null|beside\":\\[])", "");

        assertThat(before).isNotEqualTo(json).doesNotContain("partial_death_date", "death_taken", "beside");
        assertThat(FactJson.base(before)).isEqualTo(folded.asBase());
    }

    /** F2: what PID-30 said by mistake is taken back by PID-30 too. */
    @Test
    void deathDischargesWhenItIsTheFirstFactThatSaysItSincePid30TookItBack() {
        Person dead = told(Said.absent(), Said.absent(), Said.value(true));
        Fact reopened = fact(30, new Statement.DischargeCancellation(LIVING, visit("V", null, BedSaid.NONE)));
        for (Said<Boolean> back : List.of(Said.<Boolean>deleted(), Said.value(false))) {
            Shows shows = Shows.after(
                    ADMITTED,
                    ofTheStay(20, dead),
                    reopened,
                    ofTheStay(40, told(Said.absent(), Said.absent(), back)),
                    ofTheStay(50, dead));
            assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(50));
            Person deadWithoutPid30 = told(Said.value(DEATH), Said.absent(), back);
            assertThat(Shows.after(ADMITTED, ofTheStay(20, deadWithoutPid30), reopened, ofTheStay(40, deadWithoutPid30))
                            .stay("V")
                            .dischargedAt())
                    .isNull();
        }
    }

    @Test
    void m2APartOfADeathThatWasDeletedIsNotTakenOverFromAMergeBefore() {
        Person survivor = person(mrn("B"));
        Shows shows = Shows.after(
                update(2, DEAD),
                merge(3, survivor, mrn("A")),
                update(4, dead(Said.deleted(), mrn("B"))),
                update(5, dead(Said.value(DEATH), mrn("B"))));
        assertThat(shows.patient("B").deathDate()).isEqualTo(DEATH);
        assertThat(shows.patient("B").partialDeathDate()).isNull();
    }
}
