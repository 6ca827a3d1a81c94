package health.polaris.connector.hl7.message;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.acknowledgement.Refusal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each limit lets through what it allows and refuses one more, saying which it is. */
class MessageLimitsTest {

    private static final MessageLimits SMALL = new MessageLimits(200, 6, 3, 100);
    private static final String HEADER = "MSH|^~\\&|A|B\r";

    static Stream<Arguments> limits() {
        return Stream.of(
                Arguments.of("Z".repeat(200 - HEADER.length()), "Z", "200 characters", "HL7_MAX_CHARACTERS"),
                Arguments.of("\r\r" + "Z|1\r".repeat(5) + "\r", "Z|1", "6 segments", "HL7_MAX_SEGMENTS"),
                Arguments.of("PID|1||a~b~c|x~y~", "z~", "3 repetitions of a field", "HL7_MAX_REPETITIONS"),
                Arguments.of(
                        "PV1|\\.sp40\\\\.sp40\\" + "x".repeat(16),
                        "y",
                        "100 characters in a segment when its escape sequences are resolved",
                        "HL7_MAX_UNESCAPED_CHARACTERS"));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void letThroughWhatTheyAllowAndNoMore(String allowed, String more, String what, String setting) {
        assertThat(SMALL.exceededBy(text(HEADER + allowed))).isEmpty();
        MessageLimits.Exceeded exceeded =
                SMALL.exceededBy(text(HEADER + allowed + more)).orElseThrow();
        assertThat(Refusal.tooLarge(exceeded).text()).isEqualTo("HL7 message has more than " + what);
        assertThat(Refusal.tooLarge(exceeded).remedy()).contains(setting);
    }

    /** The parser sees none of them, so only their number counts. */
    @Test
    void segmentsThatNobodyReadsMayRepeatAndEscapeAsTheyLike() {
        assertThat(SMALL.exceededBy(text(HEADER + "ZZZ|" + "~".repeat(50) + "\\.in40\\\\.in40\\")))
                .isEmpty();
    }

    private static MessageText text(String text) {
        return MessageText.of(text).orElseThrow();
    }
}
