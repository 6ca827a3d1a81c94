package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.cancellation;
import static health.polaris.encounters.fold.Facts.fact;
import static health.polaris.encounters.fold.Facts.merge;
import static health.polaris.encounters.fold.Facts.minute;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.visitNumber;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lives of a visit number are separate (O4): a change over HTTP stays with the one that the client named. */
class NamedLivesTest {

    private static final Person ANN = person(mrn("A"));
    private static final Person BEA = person(mrn("B"));
    private static final Fact ADMITTED = admission(10, ANN, "V", "W1");
    private static final Fact CANCELLED = cancellation(20, ANN, "V");

    private static Fact discharged(Fact began) {
        return patch(began, Said.value(minute(49)), Said.absent());
    }

    private static Fact patch(Fact began, Said<Instant> dischargedAt, Said<Instant> deletedAt) {
        return fact(
                50,
                new Statement.EncounterPatch(
                        visitNumber("V"),
                        Said.absent(),
                        null,
                        dischargedAt,
                        deletedAt,
                        null,
                        Said.absent(),
                        began.id()));
    }

    private static List<@Nullable Instant> discharges(Fact... facts) {
        return Shows.after(facts).stays("V").stream()
                .<@Nullable Instant>map(stay -> stay.dischargedAt())
                .toList();
    }

    @Test
    void aChangeStaysWithTheLifeThatTheClientNamedWhenTheNumberIsAnotherPatientsNow() {
        assertThat(discharges(ADMITTED, CANCELLED, admission(30, BEA, "V", "W2"), discharged(ADMITTED)))
                .containsExactly(minute(49), null);
    }

    @Test
    void aChangeStaysWithItsLifeWhenTheSamePatientHasTheNumberAgain() {
        Fact again = admission(30, ANN, "V", "W2");
        assertThat(discharges(ADMITTED, CANCELLED, again, discharged(ADMITTED))).containsExactly(minute(49), null);
        assertThat(discharges(ADMITTED, CANCELLED, again, discharged(again))).containsExactly(null, minute(49));
    }

    @Test
    void aLifeThatAnEarlierMessageBeginsNowIsStillTheOneThatWasNamed() {
        assertThat(discharges(admission(5, ANN, "V", "W2"), ADMITTED, discharged(ADMITTED)))
                .containsExactly(minute(49));
    }

    @Test
    void anEarlierLifeThatCameLateIsNotTheOneThatWasNamed() {
        Fact earlier = admission(5, BEA, "V", "W2");
        assertThat(discharges(earlier, cancellation(7, BEA, "V"), ADMITTED, discharged(ADMITTED)))
                .containsExactly(null, minute(49));
    }

    @Test
    void whatWasSaidOfAVisitThatWasAnotherPatientsAllAlongIsNotSaidOfHers() {
        Fact hers = admission(5, BEA, "V", "W2");
        assertThat(discharges(hers, ADMITTED, discharged(ADMITTED))).containsExactly((Instant) null);
        assertThat(discharges(hers, ADMITTED, discharged(ADMITTED), merge(60, ANN, mrn("B"))))
                .containsExactly(minute(49));
    }

    @Test
    void aNumberThatHasBegunAnotherLifeDoesNotHaveTheFormerOneAgain() {
        Fact undeleted = patch(ADMITTED, Said.absent(), Said.deleted());
        Fact again = admission(30, ANN, "V", "W2");
        assertThat(Shows.after(ADMITTED, CANCELLED, undeleted).stay("V").deletedAt())
                .isNull();
        assertThat(Shows.after(ADMITTED, CANCELLED, again, undeleted)
                        .stays("V")
                        .getFirst()
                        .deletedAt())
                .isEqualTo(minute(20));
    }
}
