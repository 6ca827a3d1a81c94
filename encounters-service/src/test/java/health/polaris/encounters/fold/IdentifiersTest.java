package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.BORN;
import static health.polaris.encounters.fold.Facts.NHS_ONE;
import static health.polaris.encounters.fold.Facts.NHS_TWO;
import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.fact;
import static health.polaris.encounters.fold.Facts.minute;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.nhs;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.registration;
import static health.polaris.encounters.fold.Facts.update;
import static health.polaris.encounters.fold.Facts.ward;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Rules I1 to I5, I7. */
class IdentifiersTest {

    private static final LocalDate OTHER_DAY = LocalDate.of(1991, 12, 31);

    @Test
    void theSameMrnInTwoNamespacesIsTwoPatients() {
        Shows shows = Shows.after(
                registration(1, person("Alder", BORN, Identifier.mrn("HOSPA", "0200"))),
                registration(2, person("Birch", OTHER_DAY, Identifier.mrn("HOSPB", "0200"))));
        assertThat(shows.patient(Identifier.mrn("HOSPA", "0200")).familyName()).isEqualTo("Alder");
        assertThat(shows.patient(Identifier.mrn("HOSPB", "0200")).familyName()).isEqualTo("Birch");
    }

    @Test
    void theSameVisitNumberInTwoNamespacesIsTwoStays() {
        Visit other = new Visit(
                Identifier.visit("B", "V"),
                null,
                Said.absent(),
                minute(2),
                Said.absent(),
                ward("W2"),
                Visit.DEFAULT_LOCAL_WINDOW);
        Shows shows = Shows.after(
                admission(1, person(mrn("A")), "V", "W1"),
                fact(2, new Statement.Admission(person(Identifier.mrn("B", "A")), other)));
        assertThat(shows.view().stays()).hasSize(2);
    }

    @Test
    void valuesAreComparedWithoutLeadingAndTrailingBlanks() {
        assertThat(mrn(" BR1401 ")).isEqualTo(mrn("BR1401"));
        assertThat(Facts.visitNumber("V1 ")).isEqualTo(Facts.visitNumber("V1"));
    }

    @Test
    void nhsNumbersAreComparedWithoutAnyBlanksAndHyphens() {
        assertThat(nhs("943 476-5919 ")).isEqualTo(nhs(NHS_ONE));
        assertThat(new Identifier(Identifier.Kind.NHS_NUMBER, "X", NHS_ONE)).isEqualTo(nhs(NHS_ONE));
    }

    @Test
    void wardBayAndBedCodesAreComparedWithoutTrailingBlanks() {
        BedSaid padded = new BedSaid("W16 ", Said.value("BAY 1 "), Said.value("2 "));
        assertThat(padded.after(null)).isEqualTo(new Location.Coded("W16", "BAY 1", "2"));
    }

    @Test
    void anNhsNumberWithAWrongCheckDigitBesideAnMrnIsLeftOutWithAWarning() {
        Shows shows = Shows.after(admission(1, person(mrn("A"), nhs("1234567890")), "V", "W1"));
        assertThat(shows.patient("A").nhsNumber()).isNull();
        assertThat(shows.warnings(1)).containsExactly("nhs-number-invalid");
        assertThat(shows.isOf("V", "A")).isTrue();
    }

    @Test
    void anNhsNumberOfTenEqualDigitsBesideAnMrnIsLeftOutWithAWarning() {
        Shows shows = Shows.after(registration(1, person(mrn("A"), nhs("9999999999"))));
        assertThat(shows.patient("A").nhsNumber()).isNull();
        assertThat(shows.warnings(1)).containsExactly("nhs-number-invalid");
    }

    @Test
    void anInvalidNhsNumberAloneIsRefused() {
        Shows shows = Shows.after(registration(1, person(nhs("1234567890"))));
        assertThat(shows.isRejected(1)).isTrue();
        assertThat(shows.view().patients()).isEmpty();
    }

    @Test
    void aCorrectedMrnLeadsToItsRecordForEver() {
        Shows shows = Shows.after(
                registration(1, person("Finch", BORN, mrn("A"), nhs(NHS_ONE))),
                update(2, person("Finch", BORN, mrn("B"), nhs(NHS_ONE))),
                admission(3, person(mrn("A")), "V", "W1"));
        assertThat(shows.areOne("A", "B")).isTrue();
        assertThat(shows.isOf("V", "B")).isTrue();
    }

    @Test
    void aFormerMrnIsGivenToSomebodyElseByAnUnambiguousMessage() {
        Shows shows = Shows.after(
                registration(1, person("Finch", BORN, mrn("A"), nhs(NHS_ONE))),
                update(2, person("Finch", BORN, mrn("B"), nhs(NHS_ONE))),
                registration(3, person("Lark", OTHER_DAY, mrn("A"))));
        assertThat(shows.areOne("A", "B")).isFalse();
        assertThat(shows.warnings(3)).containsExactly("mrn-given-to-another-patient");
    }

    @Test
    void aFormerMrnIsNotGivenAwayByAnUpdateNorWhenTheNameAgrees() {
        Shows shows = Shows.after(
                registration(1, person("Finch", BORN, mrn("A"), nhs(NHS_ONE))),
                update(2, person("Finch", BORN, mrn("B"), nhs(NHS_ONE))),
                update(3, person("Lark", OTHER_DAY, mrn("A"))),
                registration(4, person("Lark", LocalDate.of(1950, 1, 1), mrn("A"))));
        assertThat(shows.areOne("A", "B")).isTrue();
    }

    @Test
    void i4AMessageThatNamesWhatTheRecordShowsTooIsNotUnambiguous() {
        Shows shows = Shows.after(
                registration(1, person("Unknown", LocalDate.of(1900, 1, 1), mrn("OLD"))),
                update(2, person("Unknown", LocalDate.of(1900, 1, 1), mrn("NEW"), mrn("OLD"))),
                admission(3, person("Real", OTHER_DAY, mrn("OLD"), mrn("NEW")), "V", "W1"));
        assertThat(shows.areOne("OLD", "NEW")).isTrue();
        assertThat(shows.isOf("V", "NEW")).isTrue();
        assertThat(shows.patient("NEW").familyName()).isEqualTo("Real");
    }

    @Test
    void i4OnlyACorrectedMergedOrReplacedMrnIsGivenAway() {
        Fact both = registration(1, person("Alder", BORN, mrn("A"), mrn("B")));
        Fact birch = admission(9, person("Birch", OTHER_DAY, mrn("B")), "V", "W1");
        assertThat(Shows.after(both, birch).areOne("A", "B")).isTrue();
        assertThat(Shows.after(both, update(2, person(mrn("A"), mrn("B"))), birch)
                        .areOne("A", "B"))
                .isTrue();
        Fact replaced = update(2, person("Alder", BORN, mrn("C"), mrn("A")));
        assertThat(Shows.after(both, replaced, birch).areOne("A", "B")).isFalse();
        Fact merged = Facts.merge(2, person(mrn("A")), mrn("B"));
        assertThat(Shows.after(both, merged, birch).areOne("A", "B")).isFalse();
    }

    @Test
    void theMrnOfAMergedRecordIsNotGivenToSomebodyLikeTheMergedOne() {
        Shows shows = Shows.after(
                registration(1, person("Finch", BORN, mrn("A"))),
                registration(2, person("Lark", OTHER_DAY, mrn("B"))),
                Facts.merge(3, person(mrn("A")), mrn("B")),
                registration(4, person("Lark", OTHER_DAY, mrn("B"))));
        assertThat(shows.areOne("A", "B")).isTrue();
    }

    @Test
    void anUpdateUnderAFormerMrnDoesNotMakeItTheShownOne() {
        Shows shows = Shows.after(
                registration(1, person("Finch", BORN, mrn("A"), nhs(NHS_ONE))),
                update(2, person("Finch", BORN, mrn("B"), nhs(NHS_ONE))),
                update(3, person("Finch", BORN, mrn("A"))));
        assertThat(shows.shownMrn("A")).isEqualTo("B");
    }

    @Test
    void aFormerNhsNumberLeadsToItsRecordAndIsFreeToBecomeCurrentElsewhere() {
        Shows shows = Shows.after(
                registration(1, person(mrn("A"), nhs(NHS_ONE))),
                update(2, person(mrn("A"), nhs(NHS_TWO))),
                update(3, person("Finch", BORN, nhs(NHS_ONE))));
        assertThat(shows.patient("A").familyName()).isEqualTo("Finch");
        shows = Shows.after(
                registration(1, person(mrn("A"), nhs(NHS_ONE))),
                update(2, person(mrn("A"), nhs(NHS_TWO))),
                registration(3, person(mrn("B"))),
                update(4, person(mrn("B"), nhs(NHS_ONE))));
        assertThat(shows.patient("B").nhsNumber()).isEqualTo(nhs(NHS_ONE));
        assertThat(shows.conflicts()).isEmpty();
    }

    @Test
    void theNhsNumberOfAMergedRecordThatNothingReplacedIsStillItsOwn() {
        Shows shows = Shows.after(
                registration(1, person(mrn("A"), nhs(NHS_ONE))),
                registration(2, person(mrn("B"), nhs(NHS_TWO))),
                Facts.merge(3, person(mrn("A")), mrn("B")),
                registration(4, person(mrn("C"))),
                update(5, person(mrn("C"), nhs(NHS_TWO))));
        assertThat(shows.patient("C").nhsNumber()).isNull();
        assertThat(shows.warnings(5)).containsExactly("nhs-number-of-another-patient");
    }

    @Test
    void aKnownMrnSaysWhoItIsWhateverTheNhsNumberSays() {
        Shows shows = Shows.after(
                registration(1, person("Wake", BORN, mrn("A"), nhs(NHS_ONE))),
                registration(2, person("Owner", OTHER_DAY, mrn("B"))),
                admission(3, person("Owner", OTHER_DAY, mrn("B"), nhs(NHS_ONE)), "V", "W1"));
        assertThat(shows.isOf("V", "B")).isTrue();
        assertThat(shows.patient("A").familyName()).isEqualTo("Wake");
    }

    @Test
    void anUnknownMrnWithAKnownNhsNumberIsTheSameRecordWhenThatHasNoMrnInTheNamespace() {
        Shows shows = Shows.after(
                registration(1, person("Wake", BORN, Identifier.mrn("X", "A"), nhs(NHS_ONE))),
                registration(2, person("Owner", OTHER_DAY, mrn("B"), nhs(NHS_ONE))));
        assertThat(shows.patient("B").id())
                .isEqualTo(shows.patient(Identifier.mrn("X", "A")).id());
    }

    @Test
    void anUnknownMrnWithAKnownNhsNumberIsACorrectionWhenBirthDateAndFamilyNameAgree() {
        Shows shows = Shows.after(
                registration(1, person("Wake", BORN, mrn("A"), nhs(NHS_ONE))),
                registration(2, person("WAKE", BORN, mrn("B"), nhs(NHS_ONE))));
        assertThat(shows.shownMrn("A")).isEqualTo("B");
    }

    /** One sender writes an accented letter as one character, another the letter and its accent. */
    @Test
    void familyNamesAgreeHoweverTheirAccentsAreWritten() {
        Shows shows = Shows.after(
                registration(1, person("Ren\u00E9e", BORN, mrn("A"), nhs(NHS_ONE))),
                registration(2, person("RENE\u0301E", BORN, mrn("B"), nhs(NHS_ONE))));
        assertThat(shows.shownMrn("A")).isEqualTo("B");
        assertThat(shows.patient("A").familyName()).isEqualTo("RENE\u0301E");
    }

    @Test
    void otherwiseItIsANewRecordWithoutThatNhsNumber() {
        Shows shows = Shows.after(
                admission(1, person("Wake", BORN, mrn("A"), nhs(NHS_ONE)), "V1", "W1"),
                admission(2, person("Owner", OTHER_DAY, mrn("B"), nhs(NHS_ONE)), "V2", "W2"),
                Facts.discharge(3, person("Wake", BORN, mrn("A")), "V1"));
        assertThat(shows.areOne("A", "B")).isFalse();
        assertThat(shows.patient("B").nhsNumber()).isNull();
        assertThat(shows.stay("V1").dischargedAt()).isEqualTo(minute(3));
    }

    @Test
    void demographicsAreWrittenToThatRecordOnly() {
        Shows shows = Shows.after(
                registration(1, person("Wake", BORN, mrn("A"), nhs(NHS_ONE))),
                registration(2, person("Owner", OTHER_DAY, mrn("B"), nhs(NHS_ONE))));
        assertThat(shows.patient("A").familyName()).isEqualTo("Wake");
        assertThat(shows.patient("A").birthDate()).isEqualTo(BORN);
    }
}
