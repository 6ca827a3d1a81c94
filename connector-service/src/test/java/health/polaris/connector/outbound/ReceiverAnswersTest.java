package health.polaris.connector.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.PolarisTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** What is shown of an EPR's acknowledgement, and when it is none of ours. */
@PolarisTest
@Import(MovableTime.class)
@ExtendWith(OutputCaptureExtension.class)
class ReceiverAnswersTest extends Hospital {

    private static final String HEADER = "MSH|^~\\&|E|E|D|S|20261128||ACK^R01^ACK|1|P|2.6\r";

    /** Report r34. */
    @Test
    void tellsWhyTheEprRefusedInListTimelineAndMessage(CapturedOutput output) {
        String set = fresh("S");
        String patient = fresh("P");
        String acknowledgement = HEADER + "MSA|AE|" + controlId(set) + "|Unknown patient\r"
                + "ERR||PID^1^3|204^Unknown key identifier^HL70357|E|||Register first|No such MRN\r";
        EPR.whenAsked(patient, request -> StubEpr.answer(acknowledgement));
        post(set, patient).expect(204);
        awaitState(set, "refused");

        String told = "AE: Unknown patient; 204 Unknown key identifier; Register first; No such MRN";
        JsonNode message = stored(set).get(0);
        assertThat(message.path("ack_status").asString()).isEqualTo("AE");
        assertThat(message.path("acknowledgement").asString()).isEqualTo(acknowledgement);
        String uuid = message.path("uuid").asString();
        JsonNode timeline = api.get("/dhos/v1/message/" + uuid + "/timeline").json();
        assertThat(timeline.path("delivery").path("answer_told").asString()).isEqualTo(told);
        assertThat(StreamSupport.stream(timeline.path("events").spliterator(), false)
                        .filter(event -> event.path("event").asString().equals("refused"))
                        .map(event -> event.path("detail").asString()))
                .containsExactly(told);
        JsonNode listed =
                api.get("/dhos/v1/message/list?control_id=" + controlId(set)).json();
        assertThat(listed.path("messages").get(0).path("reason").asString()).isEqualTo(told);
        assertThat(output.getOut()).doesNotContain("Unknown patient");
    }

    /** MSA is ASCII in every set; the words of ERR are another matter. */
    @Test
    void understandsAnAcknowledgementThatIsNoUtf8() {
        String set = fresh("S");
        String patient = fresh("P");
        String acknowledgement = HEADER + "MSA|AE|" + controlId(set) + "|Patient inconnu, déjà sorti\r";
        EPR.whenAsked(patient, request -> StubEpr.answer(acknowledgement, StandardCharsets.ISO_8859_1));
        post(set, patient).expect(204);
        awaitState(set, "refused");
        assertThat(stored(set).get(0).path("acknowledgement").asString()).isEqualTo(acknowledgement);
    }

    /** camel-mllp 4.14.1 keeps the structure of the message that it acknowledges in MSH-9.3: the MSA is what counts. */
    @ParameterizedTest
    @CsvSource({"AA, sent", "AE, refused"})
    void anAcknowledgementWithTheStructureOfTheMessageIsReadByItsMsa(String code, String state) {
        String set = fresh("S");
        String patient = fresh("P");
        String acknowledgement =
                HEADER.replace("ACK^R01^ACK", "ACK^R01^ORU_R01") + "MSA|" + code + "|" + controlId(set) + "\r";
        EPR.whenAsked(patient, request -> StubEpr.answer(acknowledgement));
        post(set, patient).expect(204);
        awaitState(set, state);
        JsonNode message = stored(set).get(0);
        assertThat(message.path("ack_status").asString()).isEqualTo(code);
        assertThat(message.path("acknowledgement").asString()).isEqualTo(acknowledgement);
    }

    @Test
    void theListShowsACommitAcknowledgement() {
        String set = fresh("S");
        String patient = fresh("P");
        EPR.whenAsked(patient, request -> StubEpr.acknowledge(request, "CA"));
        post(set, patient).expect(204);
        awaitState(set, "sent");
        JsonNode listed =
                api.get("/dhos/v1/message/list?control_id=" + controlId(set)).json();
        assertThat(listed.path("messages").get(0).path("ack_status").asString()).isEqualTo("CA");
    }

    @Test
    void anAnswerThatIsNoBase64IsUnreadable() {
        String set = fresh("S");
        String patient = fresh("P");
        EPR.whenAsked(patient, request -> new StubServer.Reply(200, "{\"type\": \"hl7v2\", \"body\": \"TVNIfA\"}"));
        post(set, patient).expect(204);
        awaitFailures(set, 1);
        assertThat(column("last_error", set)).isEqualTo("unreadable answer");
    }

    /** Report r33. */
    @Test
    void anAcknowledgementOfAnotherMessageAcknowledgesNothing() {
        String set = fresh("S");
        String patient = fresh("P");
        EPR.whenAsked(patient, request -> StubEpr.answer(HEADER + "MSA|AA|SOMEOTHER0001\r"));
        post(set, patient).expect(204);
        awaitFailures(set, 1);
        assertThat(column("last_error", set)).isEqualTo("acknowledgement of another message");
        assertThat(stored(set).get(0).path("is_processed").asBoolean()).isFalse();
    }

    @Test
    void anAcknowledgementThatNamesNoMessagePassesWithARemark() {
        String set = fresh("S");
        String patient = fresh("P");
        EPR.whenAsked(patient, request -> StubEpr.answer(HEADER + "MSA|AA\r"));
        post(set, patient).expect(204);
        awaitState(set, "sent");
        assertThat(column("answer_told", set)).isEqualTo("MSA-2 is empty");
        assertThat(stored(set).get(0).path("is_processed").asBoolean()).isTrue();
    }
}
