package health.polaris.connector.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.model.Message;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Every golden message through the whole package, as the receiving side uses it. */
class GoldenFilesTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<GoldenFiles> inUtc() {
        return Stream.of("samples", "made", "facts").flatMap(GoldenFiles::in);
    }

    static Stream<GoldenFiles> inLondon() {
        return GoldenFiles.in("london");
    }

    @ParameterizedTest
    @MethodSource("inUtc")
    void acknowledgesAndPublishes(GoldenFiles golden) {
        assertGolden(golden, ZoneOffset.UTC);
    }

    @ParameterizedTest
    @MethodSource("inLondon")
    void acknowledgesAndPublishesInLondon(GoldenFiles golden) {
        assertGolden(golden, ZoneId.of("Europe/London"));
    }

    /** HL7 as others write it, which HAPI has a model of; the other messages are there to be refused. */
    static Stream<GoldenFiles> ofOrdinarySenders() {
        return Stream.of("samples", "made", "facts")
                .flatMap(GoldenFiles::in)
                .filter(golden -> golden.acknowledgement()
                        .matches("(?s)MSH\\|\\^~\\\\&\\|.*\\|P\\|2\\.([345678]|3\\.1|5\\.1)\\|.*"));
    }

    @ParameterizedTest
    @MethodSource("ofOrdinarySenders")
    void answersWhatHapiTakesWithItsDefaultRules(GoldenFiles golden) throws Exception {
        Message acknowledgement =
                Strictly.parse(Reply.to(golden.message(), ZoneOffset.UTC).sent());
        assertThat(acknowledgement.getName()).isEqualTo("ACK");
    }

    private static void assertGolden(GoldenFiles golden, ZoneId zone) {
        Reply answer = Reply.to(golden.message(), zone);
        assertThat(answer.acknowledgement()).isEqualTo(golden.acknowledgement());
        assertThat(answer.published().map(JSON::readTree))
                .isEqualTo(golden.published().map(JSON::readTree));
        Strictly.permitted(answer.sent());
        assertThat(answer.fact().map(JSON::readTree)).isEqualTo(golden.fact().map(JSON::readTree));
    }
}
