package health.polaris.connector.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Every golden message through the whole package, as the receiving side uses it. */
class GoldenFilesTest {

    /** Names as in AMQP bodies. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    static Stream<GoldenFiles> inUtc() {
        return Stream.concat(GoldenFiles.in("samples"), GoldenFiles.in("made"));
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

    private static void assertGolden(GoldenFiles golden, ZoneId zone) {
        Answer answer = answer(golden.message(), zone);
        assertThat(answer.acknowledgement()).isEqualTo(golden.acknowledgement());
        assertThat(answer.published().map(JSON::readTree))
                .isEqualTo(golden.published().map(JSON::readTree));
    }

    private record Answer(String acknowledgement, Optional<String> published) {}

    private static Answer answer(byte[] bytes, ZoneId zone) {
        return switch (MessageBody.of(bytes)) {
            case MessageBody.Undecodable(Unreadable reason) -> unreadable(reason);
            case MessageBody.Decoded(String text) ->
                Hl7Message.read(text)
                        .map(message -> answer(message, zone))
                        .orElseGet(() -> unreadable(Unreadable.NOT_HL7));
        };
    }

    private static Answer unreadable(Unreadable reason) {
        return new Answer("400 " + reason.message(), Optional.empty());
    }

    private static Answer answer(Hl7Message message, ZoneId zone) {
        return switch (AdtValidation.of(message)) {
            case AdtValidation.Refused(Refusal refusal) -> refused(message, refusal);
            case AdtValidation.Valid(ValidAdt valid) ->
                switch (new AdtInterpreter(zone).interpret(valid)) {
                    case AdtInterpretation.Refused(Refusal refusal) -> refused(message, refusal);
                    case AdtInterpretation.Understood understood -> accepted(message, understood);
                };
        };
    }

    private static Answer refused(Hl7Message message, Refusal refusal) {
        String text = Acknowledgement.refusing(message, refusal, NOW).text();
        return new Answer(GoldenFiles.normalised(text), Optional.empty());
    }

    private static Answer accepted(Hl7Message message, AdtInterpretation.Understood understood) {
        InternalMessage published = InternalMessage.of("<uuid>", understood, 1, NOW);
        String text = Acknowledgement.accepting(message, NOW).text();
        return new Answer(GoldenFiles.normalised(text), Optional.of(JSON.writeValueAsString(published)));
    }
}
