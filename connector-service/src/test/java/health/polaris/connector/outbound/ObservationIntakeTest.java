package health.polaris.connector.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import health.polaris.backing.TestServices;
import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** What is taken, over HTTP and from the bus. */
@PolarisTest
@Import(MovableTime.class)
class ObservationIntakeTest extends Hospital {

    private static final String ORU = "/dhos/v1/oru_message";

    private Connection connection;
    private Channel channel;

    @BeforeEach
    void open() throws Exception {
        connection = TestServices.broker().connect();
        channel = connection.createChannel();
        channel.queueDeclare("errors", true, false, false, Map.of());
        channel.queuePurge("errors");
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        USERS.behave(request -> new StubServer.Reply(404, "{}"));
    }

    @Test
    void takesOnlyInternalTokensWithTheScope() {
        Object request = request(fresh("S"), fresh("P"));
        Api anonymous = new Api(port);
        anonymous.post(ORU, request).expect(401);
        anonymous.as(Tokens.system("read:hl7_message")).post(ORU, request).expect(403);
        anonymous.as(Tokens.eprAdapter("write:hl7_message")).post(ORU, request).expect(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "nonsense; Request body is not valid JSON",
                "{}; 'actions' is not an array",
                "{\"actions\": {}}; 'actions' is not an array",
                "{\"actions\": [5]}; 'name' is not a text",
                "{\"actions\": [{\"name\": \"x\"}]}; 'data' is not an object",
                "{\"actions\": []}; Request requires a 'process_observation_set' action with data",
                "{\"actions\": [{\"name\": \"x\", \"data\": {}}]};"
                        + " Request requires a 'process_observation_set' action with data",
            })
    void saysWhatIsWrongWithABody(String body, String message) {
        assertThat(api.post(ORU, body).expect(400).message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"patient\": {}, \"encounter\": {}; Missing data in action: patient, encounter",
                "\"patient\": null; Missing data in action: patient",
                "\"patient\": []; 'patient' is not an object",
                "\"observation_set\": {}; Missing data in action: observation_set",
                "\"observation_set\": {\"record_time\": null}; Missing key: 'uuid'",
                "\"observation_set\": {\"uuid\": \"x\"}; Missing key: 'record_time'",
                "\"patient\": {\"uuid\": null, \"x\": 1}; Missing key: 'uuid'",
                "\"patient\": {\"uuid\": \"p\"}; Missing key: 'last_name'",
                "\"encounter\": {\"epr_encounter_id\": \"E\"}; Missing key: 'location_ods_code'",
                "\"clinician\": {\"first_name\": \"x\"}; Missing key: 'send_entry_identifier'",
                "\"clinician\": 5; 'clinician' is not an object",
                "\"observation_set\": {\"uuid\": \"x\", \"record_time\": null, \"score_system\": \"JEWS\"};"
                        + " Unexpected score system 'JEWS'",
                "\"observation_set\": {\"uuid\": \"x\", \"record_time\": \"yesterday\"};"
                        + " 'record_time' must be a time with its offset such as 2026-01-31T08:15:30.123Z: yesterday does"
                        + " not match expected ISO8601 format",
            })
    void saysWhatIsWrongWithASet(String replaced, String message) {
        String body = JsonMapper.shared().writeValueAsString(data(fresh("S"), fresh("P")));
        String data = "{" + replaced + ", " + without(body, replaced) + "}";
        assertThat(api.post(ORU, "{\"actions\": [{\"name\": \"process_observation_set\", \"data\": " + data + "}]}")
                        .expect(400)
                        .message())
                .isEqualTo(message);
    }

    /** The members of a body that are not replaced. */
    private static String without(String body, String replaced) {
        String rest = JsonMapper.shared().readTree(body).properties().stream()
                .filter(member -> !replaced.contains("\"" + member.getKey() + "\":"))
                .map(member -> "\"" + member.getKey() + "\": " + member.getValue())
                .collect(java.util.stream.Collectors.joining(", "));
        return rest.isEmpty() ? "\"nothing\": 0" : rest;
    }

    @Test
    void describesWhatItAnswers() {
        OpenApiContract contract = OpenApiContract.of(new Api(port));
        contract.call(api, "POST", ORU, request(fresh("S"), fresh("P"))).expect(204);
        contract.call(api, "POST", ORU, "{}").expect(400);
        contract.call(new Api(port), "POST", ORU, "{}").expect(401);
        contract.call(api.with("Content-Type", "text/plain"), "POST", ORU, "x").expect(415);
        contract.accepts("POST", ORU, request(fresh("S"), fresh("P")));
        contract.rejects("POST", ORU, Map.of());
    }

    @Test
    void namesTheClinicianOfASetFromTheBus() throws Exception {
        String set = fresh("S");
        String patient = fresh("P");
        USERS.behave(
                request -> new StubServer.Reply(
                        200,
                        "{\"uuid\": \"c\", \"send_entry_identifier\": \"771204\", \"first_name\": \"Ines\", \"last_name\": \"Okoye\"}"));
        publish(request(set, patient));
        awaitState(set, "sent");

        assertThat(StubEpr.field(EPR.texts(patient).getFirst(), "OBR", 10)).isEqualTo("771204^Okoye^Ines");
        assertThat(stored(set).get(0).path("created_by").asString()).isEqualTo("dhos-async-adapter");
        StubServer.Request asked = USERS.requests().stream()
                .filter(request -> request.path().endsWith("clinician-of-" + set))
                .findFirst()
                .orElseThrow();
        assertThat(asked.path()).isEqualTo("/dhos/v1/clinician/clinician-of-" + set);
        assertThat(asked.headers().getFirst("Authorization")).startsWith("Bearer ");
    }

    @Test
    void namesNobodyWhomUsersServiceDoesNotKnow() throws Exception {
        String set = fresh("S");
        String patient = fresh("P");
        publish(request(set, patient));
        publish(request(set, patient));
        awaitState(set, "sent");
        assertThat(StubEpr.field(EPR.texts(patient).getFirst(), "OBR", 10)).isEmpty();

        String next = fresh("S");
        publish(request(next, patient));
        awaitState(next, "sent");
        assertThat(EPR.texts(patient)).hasSize(2);
        assertThat(USERS.requests().stream().filter(request -> request.path().endsWith("clinician-of-" + set)))
                .as("asked once for two messages")
                .hasSize(1);
    }

    @Test
    void takesWhateverCharactersANameHas() {
        String set = fresh("S");
        String patient = fresh("P");
        String body = JsonMapper.shared()
                .writeValueAsString(request(set, patient))
                .replace("\"Rowan\"", "\"R\\u0000o\\u001cw\\ud800a\\rn \uD83D\uDE00\"")
                .replace("\"hospital_number\":\"", "\"hospital_number\":\"\\u0000");
        api.post(ORU, body).expect(204);
        awaitState(set, "sent");
        assertThat(StubEpr.field(EPR.texts(patient).getFirst(), "PID", 5))
                .isEqualTo("Finch^R\uFFFDo\uFFFDw\uFFFDa\\X0D\\n \uD83D\uDE00");
        assertThat(stored(set).get(0).path("content").asString())
                .isEqualTo(EPR.texts(patient).getFirst());
    }

    @Test
    void waitsForUsersServiceWhenItIsAway() throws Exception {
        String set = fresh("S");
        USERS.behave(request -> new StubServer.Reply(503, ""));
        publish(request(set, fresh("P")));
        await().atMost(PATIENCE)
                .until(() -> USERS.requests().stream()
                        .anyMatch(request -> request.path().endsWith("clinician-of-" + set)));
        assertThat(state(set)).isEqualTo("none");
        USERS.behave(request -> new StubServer.Reply(404, "{}"));
        awaitState(set, "sent");
    }

    @Test
    void putsASetOfAnUnknownPatientToTheDeadLetters() throws Exception {
        publish(Map.of(
                "actions",
                java.util.List.of(Map.of(
                        "name",
                        "process_observation_set",
                        "data",
                        Map.of(
                                "encounter",
                                Map.of("uuid", "E"),
                                "observation_set",
                                Map.of("uuid", fresh("S"), "record_time", "2024-03-12T09:00:00.000+00:00"))))));
        GetResponse dead = await().atMost(PATIENCE).until(() -> channel.basicGet("errors", true), Objects::nonNull);
        assertThat(String.valueOf(dead.getProps().getHeaders().get("polaris-queue")))
                .isEqualTo("connector.observation-sets");
        assertThat(String.valueOf(dead.getProps().getHeaders().get("polaris-reason")))
                .contains("Missing data in action: patient");
    }

    private void publish(Map<String, Object> body) throws Exception {
        channel.basicPublish(
                "dhos",
                "dhos.DM000005",
                new AMQP.BasicProperties.Builder()
                        .contentType("application/text")
                        .deliveryMode(2)
                        .build(),
                JsonMapper.shared().writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    }
}
