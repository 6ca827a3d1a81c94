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
import static health.polaris.encounters.fold.Facts.ward;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.view.ShownStay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules O4 and O7 of one number: a readmission that is cancelled leaves the former stay as it was. */
class ReadmissionsTest {

    private static final Person ANN = person("Ann", BORN, mrn("A"));
    private static final Fact ADMITTED = admission(10, ANN, "V", "W1");
    private static final Fact MOVED = transfer(20, ANN, "V", "W2");
    private static final Fact LEFT = discharge(30, ANN, "V");
    private static final Fact AGAIN = admission(50, ANN, "V", "W3");

    private static void isTheFormer(Shows shows) {
        ShownStay stay = shows.stay("V");
        assertThat(shows.stays("V")).hasSize(1);
        assertThat(stay.deletedAt()).isNull();
        assertThat(stay.admittedAt()).isEqualTo(minute(10));
        assertThat(stay.dischargedAt()).isEqualTo(minute(30));
        assertThat(shows.rows("V")).containsExactly("W1 10-20", "W2 20-");
    }

    @Test
    void o4ACancelledReadmissionLeavesTheFormerStayInWhateverOrderTheyArrive() {
        List<Fact> facts = new ArrayList<>(
                List.of(ADMITTED, MOVED, LEFT, AGAIN, transfer(55, ANN, "V", "W4"), cancellation(60, ANN, "V")));
        for (int turn = 0; turn < facts.size(); turn++) {
            Group group = Group.EMPTY;
            for (Fact fact : facts) {
                group = group.with(fact);
            }
            isTheFormer(Shows.of(group));
            Collections.rotate(facts, 1);
        }
    }

    @Test
    void o4OneThatComesLateTakesTheReadmissionBackThatIsShown() {
        Group shown =
                Group.EMPTY.with(ADMITTED).with(MOVED).with(LEFT).with(AGAIN).with(discharge(70, ANN, "V"));
        assertThat(Shows.of(shown).stay("V").dischargedAt()).isEqualTo(minute(70));
        Shows cancelled = Shows.of(shown.with(cancellation(60, ANN, "V")));
        assertThat(cancelled.stay("V").admittedAt()).isEqualTo(minute(10));
        assertThat(cancelled.stay("V").deletedAt()).isNull();
    }

    @Test
    void o4AnotherCancellationEndsTheFormerStayToo() {
        Shows shows = Shows.after(ADMITTED, LEFT, AGAIN, cancellation(60, ANN, "V"), cancellation(65, ANN, "V"));
        assertThat(shows.stays("V")).hasSize(1);
        assertThat(shows.stay("V").deletedAt()).isEqualTo(minute(65));
    }

    @Test
    void o7OfSeveralReadmissionsEachCancellationTakesTheLastOneBack() {
        List<Fact> facts = new ArrayList<>(
                List.of(ADMITTED, MOVED, LEFT, AGAIN, discharge(60, ANN, "V"), admission(80, ANN, "V", "W5")));
        assertThat(Shows.after(facts.toArray(Fact[]::new)).rows("V"))
                .containsExactly("W1 10-20", "W2 20-30", "W3 50-60", "W5 80-");
        facts.add(cancellation(90, ANN, "V"));
        Shows second = Shows.after(facts.toArray(Fact[]::new));
        assertThat(second.rows("V")).containsExactly("W1 10-20", "W2 20-30", "W3 50-");
        assertThat(second.stay("V").dischargedAt()).isEqualTo(minute(60));
        facts.add(cancellation(91, ANN, "V"));
        isTheFormer(Shows.after(facts.toArray(Fact[]::new)));
    }

    @Test
    void o7OnceItIsCancelledTheStayIsOpenedAgainByAnotherAdmission() {
        Shows shows = Shows.after(ADMITTED, LEFT, AGAIN, cancellation(60, ANN, "V"), admission(70, ANN, "V", "W4"));
        assertThat(shows.stays("V")).hasSize(1);
        assertThat(shows.rows("V")).containsExactly("W1 10-30", "W4 70-");
        assertThat(shows.stay("V").admittedAt()).isEqualTo(minute(70));
    }

    @Test
    void f3TheFirstRowOfTheFormerStayFollowsItsAdmissionTimeAgain() {
        Fact corrected = fact(70, new Statement.Update(ANN, visit("V", minute(5), BedSaid.NONE)));
        Fact back = fact(71, new Statement.TransferCancellation(ANN, visit("V", null, ward("W9"))));
        Shows shows = Shows.after(ADMITTED, LEFT, AGAIN, cancellation(60, ANN, "V"), corrected);
        assertThat(shows.rows("V")).containsExactly("W1 5-");
        assertThat(Shows.after(ADMITTED, LEFT, AGAIN, cancellation(60, ANN, "V"), back)
                        .rows("V"))
                .containsExactly("W1 10-71", "W9 71-");
    }

    @Test
    void f2ADeathSaidOfTheFormerStayIsNoNewsWhenItIsTheLastAgain() {
        Person dead = Facts.dead(Said.value(LocalDate.of(2026, 11, 28)), mrn("A"));
        Fact died = fact(30, new Statement.Update(dead, visit("V", null, BedSaid.NONE)));
        Fact opened = fact(70, new Statement.DischargeCancellation(ANN, visit("V", null, BedSaid.NONE)));
        Fact same = fact(80, new Statement.Update(dead, visit("V", null, BedSaid.NONE)));
        Shows shows = Shows.after(ADMITTED, died, AGAIN, cancellation(60, ANN, "V"), opened, same);
        assertThat(shows.stay("V").dischargedAt()).isNull();
    }
}
