package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.BORN;
import static health.polaris.encounters.fold.Facts.NHS_ONE;
import static health.polaris.encounters.fold.Facts.NHS_TWO;
import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.merge;
import static health.polaris.encounters.fold.Facts.move;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.nhs;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.registration;
import static health.polaris.encounters.fold.Facts.update;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.Fact;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What another hand that wrote contracts/identity.md a second time read otherwise, each with its smallest history. */
class OtherHandTest {

    private static final LocalDate OTHER_DAY = LocalDate.of(1991, 12, 31);

    @Test
    void m4AMoveTakesAVisitAlsoFromTheOneWhoseNhsNumberPidCarriesByMistake() {
        Shows shows = Shows.after(
                admission(1, person("Owner", BORN, mrn("A"), nhs(NHS_ONE)), "V", "W"),
                move(2, person("Other", OTHER_DAY, mrn("B"), nhs(NHS_ONE)), mrn("A"), "V"));
        assertThat(shows.isOf("V", "B")).isTrue();
    }

    @Test
    void m3ARetiredNumberDoesNotNameTheRecordThatItWasMergedIntoAlsoBesideAnNhsNumber() {
        Shows shows = Shows.after(
                registration(1, person("Old", BORN, mrn("B"), nhs(NHS_ONE))),
                merge(2, person("Wrong", OTHER_DAY, mrn("A")), mrn("B")),
                merge(3, person("Right", BORN, mrn("C"), nhs(NHS_ONE)), mrn("B")));
        assertThat(shows.areOne("B", "C")).isTrue();
        assertThat(shows.areOne("A", "C")).isFalse();
    }

    @Test
    void m1TheNumbersOfAnMrgMeanTheSameInAnyOrder() {
        Fact first = merge(1, person(mrn("A")), mrn("B"), nhs(NHS_ONE));
        Shows one = Shows.after(first, merge(2, person(mrn("C")), mrn("B"), nhs(NHS_ONE)));
        Shows other = Shows.after(first, merge(2, person(mrn("C")), nhs(NHS_ONE), mrn("B")));
        assertThat(one.areOne("A", "C")).isEqualTo(other.areOne("A", "C")).isTrue();
    }

    @Test
    void m1AFormerNhsNumberInMrgBringsNobody() {
        Shows shows = Shows.after(
                registration(1, person("One", BORN, mrn("A"), nhs(NHS_ONE))),
                update(2, person("One", BORN, mrn("A"), nhs(NHS_TWO))),
                merge(3, person("Other", OTHER_DAY, mrn("B")), nhs(NHS_ONE)));
        assertThat(shows.areOne("A", "B")).isFalse();
    }

    @Test
    void m1ANumberThatPidAndMrgBothNameIsTheSurvivors() {
        Shows shows = Shows.after(
                registration(1, person("Old", BORN, mrn("B"))),
                merge(2, person("New", OTHER_DAY, mrn("A"), nhs(NHS_ONE)), mrn("B"), nhs(NHS_ONE)),
                merge(3, person("Third", OTHER_DAY, mrn("C")), mrn("B")));
        assertThat(shows.patient("A").nhsNumber()).isEqualTo(nhs(NHS_ONE));
    }
}
