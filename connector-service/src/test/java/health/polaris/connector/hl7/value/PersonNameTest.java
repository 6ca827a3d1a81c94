package health.polaris.connector.hl7.value;

import static health.polaris.connector.hl7.MessagesForTests.field;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
        Wetzel^H^^^^^M~Thieme^H^^^^^L           , Thieme
        Wetzel^H^^^^^B~Thieme^H^^^^^U           , Thieme
        Wetzel^H^^^^^B~Thieme^H                 , Thieme
        Wetzel^H^^^^^M ~Thieme^H^^^^^L          , Thieme
        Wetzel^H^^^^^B~Thieme^H^^^^^D           , Thieme
        Hedi^H^^^^^D~Thieme^H^^^^^L             , Thieme
        Hedi^H^^^^^A~Wetzel^H^^^^^M             , Hedi
        Wetzel^H^^^^^B                          , Wetzel
        Thieme^H~Wetzel^H^^^^^L                 , Thieme
        ~Thieme^H                               , Thieme
        ^^^^^^L~Thieme^H^^^^^L                  , Thieme
        ` ^ ^~Thieme^H`                         , Thieme
        Thieme ^H                               , Thieme
        ^^^^Mr^^L~Thieme^H^^^^^U                , Thieme
        ^^^Jr~Thieme^H                          , Thieme
        ^^^^^MD~Thieme^H                        , Thieme
        ^^^^Mr^^L~Wetzel^H^^^^^B                , Wetzel
        ""~Thieme^H^^^^^L                       , Thieme
        ""^""~Thieme^H                          , Thieme
        ""^""^^^^^L~Wetzel^H^^^^^B              , Wetzel
        """)
    void showsACurrentNameNeverABirthNameBesideAnother(String pid5, String family) {
        assertThat(PersonName.in(field(pid5)).family()).isEqualTo(family);
    }

    /** F7: empty repetitions are passed over; one with a given or another name alone is none of them. */
    @Test
    void aNameWithoutFamilyNameIsAName() {
        assertThat(PersonName.in(field("^H~Thieme^H")).given()).isEqualTo("H");
        assertThat(PersonName.in(field("^H~Thieme^H")).family()).isEmpty();
    }

    @Test
    void everyRepetitionIsLookedAt() {
        assertThat(PersonName.in(field("Wetzel^H^^^^^B~".repeat(150) + "Thieme^H^^^^^L"))
                        .family())
                .isEqualTo("Thieme");
    }

    @Test
    void tellsWhatIsDeletedFromWhatIsNotSaid() {
        PersonName name = PersonName.in(field("Thieme^\"\"^"));
        assertThat(name.given()).isNull();
        assertThat(name.field().deletes(2)).isTrue();
        assertThat(name.other()).isEmpty();
        assertThat(name.field().deletes(3)).isFalse();
        assertThat(PersonName.in(field("")).field().deletes(1)).isFalse();
        assertThat(PersonName.in(field("^\"\"")).field().deletes(2)).isTrue();
        assertThat(PersonName.in(field("~^\"\"^\"\"")).field().deletes(3)).isTrue();
    }
}
