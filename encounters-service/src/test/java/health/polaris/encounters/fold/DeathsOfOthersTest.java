package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.BORN;
import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.dead;
import static health.polaris.encounters.fold.Facts.fact;
import static health.polaris.encounters.fold.Facts.merge;
import static health.polaris.encounters.fold.Facts.minute;
import static health.polaris.encounters.fold.Facts.move;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.registration;
import static health.polaris.encounters.fold.Facts.update;
import static health.polaris.encounters.fold.Facts.visit;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Rule F2 where the stay or the person is another's since: "the first fact since then that says it". */
class DeathsOfOthersTest {

    private static final LocalDate DEATH = LocalDate.of(2026, 11, 28);
    private static final Person ANN = person("Ann", BORN, mrn("A"));
    private static final Person BEN = person("Ben", BORN, mrn("B"));

    private static Fact said(long minute, Person person) {
        return fact(minute, new Statement.Update(person, visit("V", null, BedSaid.NONE)));
    }

    private static Fact opened(long minute, Person person) {
        return fact(minute, new Statement.DischargeCancellation(person, visit("V", null, BedSaid.NONE)));
    }

    @Test
    void f2ADeathThatWasTakenBackOfOneMergedWithThePersonIsNewsWhenItIsSaidAgain() {
        Person benDead = dead(Said.value(DEATH), mrn("B"));
        Fact takenBack = update(40, dead(Said.deleted(), mrn("B")));
        Fact merged = merge(50, ANN, mrn("B"));
        Fact begun = admission(10, BEN, "V", "W1");
        Shows shows = Shows.after(begun, said(20, benDead), opened(30, BEN), takenBack, merged, said(60, benDead));
        assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(60));
        assertThat(Shows.after(begun, said(20, benDead), opened(30, BEN), merged, said(60, benDead))
                        .stay("V")
                        .dischargedAt())
                .isNull();
    }

    @Test
    void f2OfAStayThatWasMovedToAnotherPatientTheDeathIsNews() {
        Fact begun = admission(10, ANN, "V", "W1");
        Fact annDied = said(20, dead(Said.value(DEATH), mrn("A")));
        Fact benDied = said(60, dead(Said.value(DEATH), mrn("B")));
        Fact moved = move(40, BEN, mrn("A"), "V");
        Shows shows = Shows.after(begun, registration(11, BEN), annDied, opened(30, ANN), moved, benDied);
        assertThat(shows.stay("V").dischargedAt()).isEqualTo(minute(60));
        Fact overHttp = fact(40, new Statement.EncounterMerge(mrn("A"), mrn("B")));
        assertThat(Shows.after(begun, registration(11, BEN), annDied, opened(30, ANN), overHttp, benDied)
                        .stay("V")
                        .dischargedAt())
                .isEqualTo(minute(60));
    }
}
