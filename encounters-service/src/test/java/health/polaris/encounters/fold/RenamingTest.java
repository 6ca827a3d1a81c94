package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.BORN;
import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.cancellation;
import static health.polaris.encounters.fold.Facts.discharge;
import static health.polaris.encounters.fold.Facts.fact;
import static health.polaris.encounters.fold.Facts.minute;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.transfer;
import static health.polaris.encounters.fold.Facts.visit;
import static health.polaris.encounters.fold.Facts.visitNumber;
import static health.polaris.encounters.fold.Facts.ward;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.outcome.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** M4, A45 and A50: a visit bears another number; O4: of a number whose lives are over, another one begins. */
class RenamingTest {

    private static final Person ANN = person("Ann", BORN, mrn("A"));
    private static final Person BEN = person("Ben", BORN, mrn("B"));
    private static final Fact ADMITTED = admission(10, ANN, "V", "W1");

    private static Fact a50(long minute, String number, String former) {
        return a45(minute, ANN, number, former);
    }

    private static Fact a45(long minute, Person person, String number, String former, Identifier... from) {
        return fact(
                minute,
                new Statement.Move(
                        person, List.of(from), List.of(visitNumber(number), visitNumber(former)), true, null));
    }

    @Test
    void aNumberThatIsChangedBackIsTheVisitsAgain() {
        Fact there = a50(20, "W", "V");
        Fact back = a50(30, "V", "W");
        Shows shows = Shows.after(ADMITTED, there, back, transfer(40, ANN, "W", "W2"));
        assertThat(shows.stays("W")).isEmpty();
        assertThat(shows.rows("V")).containsExactly("W1 10-40", "W2 40-");
        Told told = Told.NOTHING.and(ADMITTED);
        assertThat(told.and(there).and(back).stay("V")).isEqualTo(told.stay("V"));
        assertThat(told.and(back).and(there).stay("V")).isEqualTo(told.stay("V"));
    }

    @Test
    void o4AVisitBearsTheNumberOfOneThatWasCancelled() {
        Fact[] facts = {
            admission(1, ANN, "W", "W9"),
            cancellation(2, ANN, "W"),
            ADMITTED,
            a50(20, "W", "V"),
            fact(40, new Statement.Transfer(ANN, visit("W", minute(10), ward("W2"))))
        };
        Shows shows = Shows.after(facts);
        assertThat(shows.stays("V")).isEmpty();
        assertThat(shows.stays("W")).hasSize(2);
        assertThat(shows.rows("W")).containsExactly("W1 10-40", "W2 40-");
        assertThat(shows.stays("W").getFirst().deletedAt()).isEqualTo(minute(2));
        Told told = Told.NOTHING;
        for (Fact fact : List.of(facts)) {
            told = told.and(fact);
        }
        assertThat(told.uuids()).hasSize(3);
        Told late = Told.NOTHING.and(facts[2]).and(facts[3]).and(facts[0]).and(facts[1]);
        assertThat(late.stays("W"))
                .hasSize(2)
                .contains(Told.NOTHING.and(facts[2]).stay("V"));
    }

    @Test
    void m4OneWhoseNumberAnotherVisitBearsIsNotProcessed() {
        Fact taken = admission(5, ANN, "W", "W2");
        Shows waits = Shows.after(ADMITTED, taken, a50(20, "W", "V"));
        assertThat(waits.waitsFor(20, Reason.VISIT_NUMBER_OF_ANOTHER_VISIT)).isTrue();
        assertThat(waits.rows("V")).containsExactly("W1 10-");
        Shows free = Shows.after(ADMITTED, taken, a50(20, "W", "V"), cancellation(15, ANN, "W"));
        assertThat(free.isProcessed(20)).isTrue();
        assertThat(free.rows("W")).containsExactly("W1 10-");
    }

    @Test
    void anA45MovesTheVisitAndChangesItsNumberBack() {
        Shows shows = Shows.after(ADMITTED, a50(20, "W", "V"), a45(30, BEN, "V", "W", mrn("A")));
        assertThat(shows.isOf("V", "B")).isTrue();
        assertThat(shows.stays("W")).isEmpty();
    }

    @Test
    void aChangeThatIsSaidTwiceIsProcessed() {
        Shows shows = Shows.after(ADMITTED, a50(20, "W", "V"), a50(25, "W", "V"), discharge(30, ANN, "V"));
        assertThat(shows.isProcessed(25)).isTrue();
        assertThat(shows.stay("W").dischargedAt()).isEqualTo(minute(30));
    }

    @Test
    void aNumberThatAnotherVisitBoreLeadsToTheOneThatBearsItNow() {
        Shows shows = Shows.after(
                ADMITTED,
                a50(20, "W", "V"),
                a50(21, "X", "W"),
                admission(22, ANN, "U", "W5"),
                a50(23, "W", "U"),
                transfer(30, ANN, "W", "W6"),
                transfer(31, ANN, "V", "W2"));
        assertThat(shows.rows("X")).containsExactly("W1 10-31", "W2 31-");
        assertThat(shows.rows("W")).containsExactly("W5 22-30", "W6 30-");
    }

    @Test
    void o2OneThatNamesNobodyInMrg1TakesNobodyElsesVisit() {
        Shows shows = Shows.after(ADMITTED, a45(20, BEN, "W", "V"));
        assertThat(shows.waitsFor(20, Reason.MOVE_FINDS_VISIT_OF_A_THIRD_PATIENT))
                .isTrue();
        assertThat(shows.isOf("V", "A")).isTrue();
        assertThat(shows.stays("W")).isEmpty();
    }

    @Test
    void o2ANumberThatWasGivenUpIsThatOfTheVisitThatBeginsUnderIt() {
        Fact admission = admission(30, BEN, "V", "W2");
        Shows shows = Shows.after(
                ADMITTED, a50(20, "W", "V"), admission, transfer(40, BEN, "V", "W3"), transfer(41, ANN, "W", "W4"));
        assertThat(shows.isOf("V", "B")).isTrue();
        assertThat(shows.rows("V")).containsExactly("W2 30-40", "W3 40-");
        assertThat(shows.isOf("W", "A")).isTrue();
        assertThat(shows.rows("W")).containsExactly("W1 10-41", "W4 41-");
    }

    @Test
    void o2WhoSaysTheNumberThatWasGivenUpAndIsTheSamePatientInTheEndSpeaksOfTheSameVisit() {
        Shows shows =
                Shows.after(ADMITTED, a50(20, "W", "V"), admission(30, BEN, "V", "W2"), Facts.merge(50, ANN, mrn("B")));
        assertThat(shows.stays("V")).isEmpty();
        assertThat(shows.rows("W")).containsExactly("W1 30-30", "W2 30-"); // since his PV1-44
    }

    @Test
    void o4WhenTheVisitOfTheNewNumberIsCancelledTheFormerOneIsThatOfWhoComesWithIt() {
        Shows shows = Shows.after(
                ADMITTED,
                a50(20, "W", "V"),
                cancellation(25, ANN, "W"),
                admission(30, BEN, "V", "W2"),
                admission(40, person("Eve", BORN, mrn("C")), "W", "W5"));
        assertThat(shows.isOf("V", "B")).isTrue();
        assertThat(shows.isOf("W", "C")).isTrue();
    }

    @Test
    void aStayKeepsItsUuidWhenItsNumberGoesToSomebodyElse() {
        Fact admission = admission(30, BEN, "V", "W2");
        Told told = Told.NOTHING.and(ADMITTED);
        String uuid = told.stay("V");
        assertThat(told.and(a50(20, "W", "V")).and(admission).stay("W")).isEqualTo(uuid);
        Told late = told.and(admission).and(a50(20, "W", "V"));
        assertThat(late.stay("W")).isEqualTo(uuid);
        assertThat(late.stay("V")).isNotEqualTo(uuid);
    }
}
