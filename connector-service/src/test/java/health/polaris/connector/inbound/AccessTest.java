package health.polaris.connector.inbound;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.base64;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class AccessTest {

    private static final String MESSAGE = "/dhos/v1/message";

    @LocalServerPort
    private int port;

    private Api anonymous;
    private Api writer;

    @BeforeEach
    void connect() {
        anonymous = new Api(port);
        writer = anonymous.as(Tokens.system("write:hl7_message"));
    }

    private static Map<String, Object> request() {
        byte[] message = admission(fresh("MC-"), fresh("M")).getBytes(StandardCharsets.UTF_8);
        return Map.of("type", "HL7v2", "body", base64(message), "another", 1);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /dhos/v1/message/x",
        "PATCH, /dhos/v1/message/x",
        "POST, /dhos/v1/message",
        "GET, /dhos/v1/message/search?identifier_type=MRN&identifier=1",
        "GET, /dhos/v1/message/search/1"
    })
    void nobodyEntersWithoutTokenOrWithoutScope(String method, String path) {
        Object body = method.equals("GET") ? null : Map.of("is_processed", true, "type", "HL7v2", "body", "");
        String other = method.equals("GET") ? "write:hl7_message" : "read:hl7_message";
        anonymous.send(method, path, body).expect(401);
        anonymous.as("nonsense").send(method, path, body).expect(403);
        assertThat(anonymous
                        .as(Tokens.system(other))
                        .send(method, path, body)
                        .expect(403)
                        .message())
                .isEqualTo("Forbidden");
    }

    @Test
    void theEprAdapterPostsAndDoesNothingElse() {
        Api adapter = anonymous.as(Tokens.eprAdapter("write:hl7_message", "read:hl7_message"));
        adapter.post(MESSAGE, request()).expect(200);
        adapter.get(MESSAGE + "/x").expect(403);
        adapter.patch(MESSAGE + "/x", Map.of("is_processed", true)).expect(403);
        adapter.get(MESSAGE + "/search/x").expect(403);
        adapter.get(MESSAGE + "/search?identifier_type=MRN&identifier=1").expect(403);
    }

    @Test
    void internalCallersPost() {
        JsonNode answer = writer.post(MESSAGE, request()).expect(200).json();
        assertThat(answer.propertyNames()).containsExactlyInAnyOrder("uuid", "type", "body");
        assertThat(answer.path("type").asString()).isEqualTo("HL7v2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"type\": \"HL7v2\"}",
                "{\"body\": \"TVNI\"}",
                "{\"type\": \"HL7v2\", \"body\": null}",
                "{\"type\": \"HL7v2\", \"body\": 5}",
                "{\"type\": \"hl7v2\", \"body\": \"TVNI\"}",
                "{\"type\": \"HL7v3\", \"body\": \"TVNI\"}",
                "{\"type\": null, \"body\": \"TVNI\"}",
                "{\"type\": [\"HL7v2\"], \"body\": \"TVNI\"}"
            })
    void refusesBodiesThatAreNoRequest(String body) {
        assertThat(writer.post(MESSAGE, body).expect(400).message()).isNotEmpty();
    }

    @Test
    void refusesOtherMediaTypes() {
        writer.with("Content-Type", "text/plain").post(MESSAGE, "MSH|^~\\&").expect(415);
    }

    @Test
    void refusesBodiesOfMoreThanTwoMegabytes() {
        String body = "{\"type\": \"HL7v2\", \"body\": \"" + "A".repeat(2_200_000) + "\"}";
        writer.post(MESSAGE, body).expect(413);
    }

    @Test
    void knowsItsPathsAndMethods() {
        writer.get("/dhos/v1/messages").expect(404);
        assertThat(writer.get(MESSAGE).expect(405).header("Allow")).contains("POST");
        writer.delete(MESSAGE + "/x", null).expect(405);
    }

    @Test
    void describesItself() {
        JsonNode paths = anonymous.get("/openapi.json").expect(200).json().path("paths");
        assertThat(paths.propertyNames())
                .contains(
                        MESSAGE,
                        MESSAGE + "/{message_uuid}",
                        MESSAGE + "/search",
                        MESSAGE + "/search/{message_control_id}");
        assertThat(paths.path(MESSAGE).path("post").path("responses").propertyNames())
                .contains("200", "400", "401", "403");
    }

    @Test
    void countsRefusalsBySenderAndReason() {
        writer.post(
                        MESSAGE,
                        Map.of(
                                "type",
                                "HL7v2",
                                "body",
                                base64("MSH|^~\\&|COUNTED|HERE".getBytes(StandardCharsets.UTF_8))))
                .expect(200);
        assertThat(anonymous.get("/metrics").expect(200).body())
                .containsPattern(
                        "polaris_hl7_refused_total\\{[^}]*reason=\"message_type\"[^}]*sender=\"COUNTED\\|HERE\"");
    }

    @Test
    void countsStaysThatGotLost() {
        String message = "MSH|^~\\&|LOSING|STAYS|||20240312081530||ADT^A03\rPID|1||1^^^^MRN";
        writer.post(MESSAGE, Map.of("type", "HL7v2", "body", base64(message.getBytes(StandardCharsets.UTF_8))))
                .expect(200);
        assertThat(anonymous.get("/metrics").expect(200).body())
                .containsPattern(
                        "polaris_hl7_warnings_total\\{[^}]*sender=\"LOSING\\|STAYS\"[^}]*trigger=\"A03\"[^}]*warning=\"stay_missing\"");
    }
}
