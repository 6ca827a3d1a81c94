package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.bed;
import static health.polaris.encounters.fold.Facts.discharge;
import static health.polaris.encounters.fold.Facts.fact;
import static health.polaris.encounters.fold.Facts.minute;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.visit;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** F1: PV1-3 whose ward is empty says of no other ward, and of bay and bed what it says. */
class EmptyWardsTest {

    private static final Person ANN = person(mrn("A"));
    private static final Fact ADMITTED = admission(10, ANN, "V", "W1");

    @Test
    void twoQuotesDeleteBayAndBedAlsoBesideAnEmptyWard() {
        Fact moved = fact(20, new Statement.Transfer(ANN, visit("V", null, bed("W1", "B1", "1"))));
        BedSaid noBed = new BedSaid(null, Said.absent(), Said.deleted());
        BedSaid neither = new BedSaid(null, Said.deleted(), Said.deleted());
        for (BedSaid said : List.of(neither, new BedSaid(null, Said.deleted(), Said.absent()))) {
            assertThat(Shows.after(ADMITTED, moved, fact(30, new Statement.Update(ANN, visit("V", null, said))))
                            .rows("V")
                            .getLast())
                    .isEqualTo("W1 30-");
        }
        assertThat(Shows.after(ADMITTED, moved, fact(30, new Statement.Transfer(ANN, visit("V", null, noBed))))
                        .rows("V")
                        .getLast())
                .isEqualTo("W1:B1 30-");
        assertThat(Shows.after(
                                ADMITTED,
                                moved,
                                discharge(40, ANN, "V"),
                                fact(50, new Statement.Admission(ANN, visit("V", minute(50), neither))))
                        .rows("V")
                        .getLast())
                .isEqualTo("W1 50-");
    }

    @Test
    void aBayAndABedBesideAnEmptyWardMoveNobody() {
        BedSaid said = new BedSaid(null, Said.value("B2"), Said.value("2"));
        assertThat(Shows.after(ADMITTED, fact(30, new Statement.Transfer(ANN, visit("V", null, said))))
                        .rows("V"))
                .containsExactly("W1 10-");
    }
}
