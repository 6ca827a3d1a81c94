package health.polaris.connector.inbound;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.base64;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.Feed;
import health.polaris.testing.Answer;
import health.polaris.testing.PolarisTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@PolarisTest
@TestPropertySource(
        properties = {
            "MAX_BODY_SIZE=10MB",
            "BODY_MEMORY=64MB",
            "HL7_MAX_CHARACTERS=16000000",
            "HL7_MAX_SEGMENTS=1000000",
            "HL7_MAX_REPETITIONS=1000000",
            "HL7_MAX_UNESCAPED_CHARACTERS=32000000"
        })
@ExtendWith(OutputCaptureExtension.class)
class HostileInputTest {

    private static final Duration QUICKLY = Duration.ofSeconds(8);
    private static final int TWO_MEBIBYTES = 2 * 1024 * 1024;

    @LocalServerPort
    private int port;

    private Feed feed;

    @BeforeEach
    void connect() {
        feed = new Feed(port);
    }

    static Stream<Arguments> unreadable() {
        String base64Error = "Could not decode HL7 message body: not valid base64";
        String notHl7 = "Could not parse HL7 message";
        byte[] binary = new byte[5000];
        new Random(11).nextBytes(binary);
        String sample = base64(admission("MC-T", "M-T").getBytes(StandardCharsets.UTF_8));
        return Stream.of(
                Arguments.of("", "", notHl7),
                Arguments.of("!!!!", "", notHl7),
                Arguments.of("QUJD\0", "ABC", notHl7),
                Arguments.of("QUJD\0Q", "QUJD\uFFFDQ", base64Error),
                Arguments.of("\uD800Q", "?Q", base64Error),
                Arguments.of(sample.substring(0, 101), sample.substring(0, 101), base64Error),
                Arguments.of(base64("hello".getBytes(StandardCharsets.UTF_8)), "hello", notHl7),
                Arguments.of(base64("MSH|".getBytes(StandardCharsets.UTF_8)), "MSH|", notHl7),
                Arguments.of(base64(binary), base64(binary), "Could not decode HL7 message body: not valid UTF-8"),
                Arguments.of(
                        base64("MSH|^~\\&|A\0".getBytes(StandardCharsets.UTF_8)),
                        "TVNIfF5+XCZ8QQA=",
                        "Could not decode HL7 message body: it contains NUL characters"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void keepsWhatCannotBeReadAndSaysWhere(String body, String kept, String message) {
        Answer answer = feed.postBase64(body).expect(400);

        assertThat(answer.message()).isEqualTo(message);
        assertThat(feed.stored(answer.json().path("uuid").asString())
                        .path("content")
                        .asString())
                .isEqualTo(kept);
        assertThat(feed.stored(answer.json().path("uuid").asString())
                        .path("ack_status")
                        .isNull())
                .isTrue();
    }

    @Test
    void takesTwoMebibytesQuickly() {
        String segment = "ZZZ|" + "x".repeat(996) + "\r";
        String text = admission(fresh("MC-"), fresh("M")) + segment.repeat(TWO_MEBIBYTES / segment.length());

        assertQuickly(text, "AA");
    }

    @Test
    void takesHostileShapesQuickly() {
        assertQuickly(admission(fresh("MC-"), fresh("M")) + "ZZ1|1\r".repeat(TWO_MEBIBYTES / 6), "AA");
        assertQuickly(
                admission(fresh("MC-"), fresh("M")).replace("^^^STM^MRN", "^^^STM^X~".repeat(200_000) + "5^^^^MRN"),
                "AA");
        assertQuickly(admission(fresh("MC-"), fresh("M")).replace("ROWAN", "&".repeat(TWO_MEBIBYTES)), "AA");
        assertQuickly("MSH|^~\\&|" + "\r".repeat(TWO_MEBIBYTES) + "PID", "AR");
    }

    /** One more than a limit lets through: told apart, kept, and quickly. */
    @Test
    void refusesAndKeepsWhatGoesBeyondTheLimits() {
        String text = admission(fresh("MC-"), fresh("M"));
        assertBeyond(text + "Z|1\r".repeat(1_000_000), "1000000 segments");
        assertBeyond(
                text.replace("^^^STM^MRN", "^^^STM^MRN" + "~".repeat(1_000_000)), "1000000 repetitions of a field");
        assertBeyond(text.replace("ROWAN", "\\.in40\\".repeat(800_001)), "32000000 characters in a segment");
    }

    private void assertBeyond(String text, String limit) {
        Instant start = Instant.now();
        Feed.Acknowledged answer = feed.post(text);
        assertThat(Duration.between(start, Instant.now())).isLessThan(QUICKLY);
        assertThat(answer.code()).isEqualTo("AR");
        assertThat(answer.text())
                .contains("|HL7 message has more than " + limit)
                .contains("; do not send it again");
        assertThat(feed.stored(answer.uuid()).path("content").asString()).isEqualTo(text);
        // The control id stays free for a message that fits.
        assertThat(feed.stored(answer.uuid()).path("message_type").isNull()).isTrue();
    }

    private void assertQuickly(String text, String code) {
        Instant start = Instant.now();
        assertThat(feed.post(text).code()).isEqualTo(code);
        assertThat(Duration.between(start, Instant.now())).isLessThan(QUICKLY);
    }

    @Test
    void findsValuesOfAnyLengthAgain() {
        String mrn = fresh("M") + randomDigits(60_000);
        String controlId = fresh("MC-") + randomDigits(5_000);
        Feed.Acknowledged answer = feed.post(admission(controlId, mrn));

        assertThat(answer.code()).isEqualTo("AA");
        assertThat(feed.stored(answer.uuid()).path("message_control_id").asString())
                .isEqualTo(controlId);
        assertThat(feed.search("/" + controlId)).hasSize(1);
        assertThat(feed.post(admission(controlId, mrn)).code()).isEqualTo("AR");
    }

    private static String randomDigits(int length) {
        return new Random(3)
                .ints(length, '0', '9' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void findsNonAsciiAndQuotedValues() {
        String mrn = fresh("Ä'\"%") + "李";
        feed.post(admission(fresh("MC-"), mrn));

        assertThat(feed.search("?identifier_type=MRN&identifier=" + URLEncoder.encode(mrn, StandardCharsets.UTF_8)))
                .hasSize(1);
    }

    @Test
    void logsNothingOfThePatientAndNothingOfTheMessage(CapturedOutput output) {
        String secret = fresh("SECRET");
        feed.post(admission(fresh("MC-"), secret).replace("ROWAN", secret));
        feed.post(admission(fresh("MC-"), secret).replace("ADT", "ORU").replace("ROWAN", secret));
        feed.post(admission(fresh("MC-"), secret).replace("20240311221500", secret));
        feed.postBase64(base64((secret + "\r").getBytes(StandardCharsets.UTF_8)))
                .expect(400);
        feed.postBase64(secret + "*").expect(400);
        feed.search("?identifier_type=MRN&identifier=" + secret);

        assertThat(output.getAll()).contains("was refused: message_type").doesNotContain(secret);
    }
}
