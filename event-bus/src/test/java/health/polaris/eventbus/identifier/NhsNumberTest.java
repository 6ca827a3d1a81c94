package health.polaris.eventbus.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NhsNumberTest {

    @ParameterizedTest
    @CsvSource({
        "9434765919, true, false",
        "9434765870, true, false",
        "9434765918, false, false", // wrong check digit
        "1000000010, false, false", // would need 10 as its check digit
        "943 476 5919, false, false",
        "943476591, false, false",
        "94347659190, false, false",
        "٩٤٣٤٧٦٥٩١٩, false, false", // digits, but not these
        "0000000000, true, true",
        "1111111111, true, true",
        "9999999999, true, true",
        "999999999, false, false",
    })
    void checksTheLastDigitAndKnowsWhatMeansUnknown(String text, boolean valid, boolean unknown) {
        assertThat(NhsNumber.isValid(text)).isEqualTo(valid);
        assertThat(NhsNumber.meansUnknown(text)).isEqualTo(unknown);
    }
}
