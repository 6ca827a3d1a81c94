package health.polaris.connector.trial;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.Feed;
import health.polaris.connector.WithProfiles;
import health.polaris.connector.outbound.StubServer;
import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What mended rules would make of stored messages, and the platform of those; and nothing comes of it. */
@PolarisTest
class StoredTrialTest extends WithProfiles {

    private static final String PATH = "/dhos/v1/message/dry_run/stored";
    private static final String VERDICT = """
            {"messages": [{"message_uuid": "m", "outcome": "waiting", "reason": "PV1-19: merge", "repeated": false, "more": 1}],
             "others": [],
             "changes": [{"kind": "patient", "uuid": null, "change": "new",
                          "fields": {"last_name": {"before": null, "after": "FINCH"}}}]}
            """;
    private static final StubServer ENCOUNTERS = new StubServer(request -> new StubServer.Reply(200, VERDICT));

    private static final String TAKES_A29 = """
            profiles:
              mended:
                senders: [{application: ANY, facility: "*"}]
                trigger-aliases: {A29: A01}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private Feed feed;
    private Api operator;
    private OpenApiContract contract;

    /** A sender of the test's own. */
    private final String sender = fresh("T").replace("-", "");

    @DynamicPropertySource
    static void encounters(DynamicPropertyRegistry properties) {
        properties.add("DHOS_ENCOUNTERS_API_URL", () -> ENCOUNTERS.address() + "/");
    }

    @BeforeEach
    void connect() {
        feed = new Feed(port);
        operator = new Api(port).as(Tokens.system("write:hl7_message"));
        contract = OpenApiContract.of(new Api(port));
        ENCOUNTERS.behave(request -> new StubServer.Reply(200, VERDICT));
    }

    private String send(String text) {
        return feed.post(text.replace("PASHUB", sender)).uuid();
    }

    private String refused() {
        return send(admission(fresh("MC-"), fresh("M")).replace("ADT^A01", "ADT^A29"));
    }

    private JsonNode tried(Map<String, Object> request) {
        return contract.call(operator, "POST", PATH, request).expect(200).json();
    }

    private Map<String, Object> ofSender(Object... more) {
        Map<String, Object> request = new HashMap<>(Map.of("filter", Map.of("sender", sender + "|STMARYS")));
        for (int index = 0; index < more.length; index += 2) {
            request.put((String) more[index], more[index + 1]);
        }
        return request;
    }

    @Test
    void saysWhatBecameOfEachAndWhatWould() {
        String taken = send(admission(fresh("MC-"), fresh("M")));
        String refused = refused();
        JsonNode today = tried(Map.of("uuids", List.of(refused, taken)));
        JsonNode first = today.path("messages").get(0);
        assertThat(first.path("uuid").asString()).isEqualTo(refused);
        assertThat(first.path("before").path("state").asString()).isEqualTo("refused");
        assertThat(first.path("after").path("reason").asString()).isEqualTo("trigger_event");
        assertThat(first.path("after").path("field").asString()).isEqualTo("MSH-9.2");
        assertThat(first.path("after").path("remedy").asString()).startsWith("MSH-9.2 must be one of");
        assertThat(today.path("before").path("accepted").asInt()).isEqualTo(1);
        assertThat(today.path("after").path("refused").path("trigger_event").asInt())
                .isEqualTo(1);
        assertThat(today.has("verdict")).isFalse();

        JsonNode mended = tried(ofSender("site_profile", TAKES_A29));
        assertThat(mended.path("after").path("accepted").asInt()).isEqualTo(2);
        assertThat(mended.path("messages").get(1).path("after").path("profile").asString())
                .isEqualTo("mended");
        assertThat(mended.path("messages")
                        .get(1)
                        .path("after")
                        .path("published")
                        .asBoolean())
                .isTrue();
        assertThat(tried(ofSender("profile", "strict"))
                        .path("after")
                        .path("accepted")
                        .asInt())
                .isZero();
    }

    /** As the suggestion of a profile counts it: answered AA, with nothing done. */
    @Test
    void anIgnoredEventIsAccepted() {
        send(admission(fresh("MC-"), fresh("M")).replace("ADT^A01", "ADT^A60"));
        JsonNode tried = tried(
                ofSender("site_profile", TAKES_A29.replace("trigger-aliases: {A29: A01}", "ignore-triggers: [A60]")));
        assertThat(tried.path("before").path("accepted").asInt()).isZero();
        assertThat(tried.path("after").path("accepted").asInt()).isEqualTo(1);
        assertThat(tried.path("after").path("refused")).isEmpty();
        assertThat(tried.path("messages").get(0).path("after").path("reason").asString())
                .isEqualTo("trigger_ignored");
    }

    /** An EPR sends a message again after AE: two rows of one control id, of which reprocessing accepts one. */
    @ParameterizedTest
    @CsvSource({"'trigger-aliases: {A29: A01}', accepted", "'ignore-triggers: [A29]', trigger_ignored"})
    void countsARefusedMessageThatCameAgainOnce(String key, String first) {
        String text = admission(fresh("MC-"), fresh("M")).replace("ADT^A01", "ADT^A29");
        List<String> sent = List.of(send(text), send(text));
        String profile = TAKES_A29.replace("trigger-aliases: {A29: A01}", key);
        JsonNode tried = tried(ofSender("site_profile", profile));
        assertThat(tried.path("after").path("accepted").asInt()).isEqualTo(1);
        assertThat(tried.path("after").path("refused").path("duplicate").asInt())
                .isEqualTo(1);
        assertThat(tried.path("messages")
                        .valueStream()
                        .map(each -> each.path("after").path("reason").asString()))
                .containsExactly(first, "duplicate");
        JsonNode twice = tried(Map.of("uuids", List.of(sent.getLast(), sent.getLast()), "site_profile", profile));
        assertThat(twice.path("after").path("accepted").asInt()).isEqualTo(2);
    }

    @Test
    void changesNothingAndNotesNothing() {
        String uuid = refused();
        long events = events(uuid);
        tried(ofSender("site_profile", TAKES_A29, "verdict", true));
        assertThat(events(uuid)).isEqualTo(events);
        assertThat(database.sql("select state from hl7_message where uuid = ?")
                        .param(uuid)
                        .query(String.class)
                        .single())
                .isEqualTo("refused");
        assertThat(database.sql("select count(*) from outbox_event where strpos(body, ?) > 0")
                        .param(uuid)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long events(String uuid) {
        return database.sql("select count(*) from message_event where message_uuid = ?")
                .param(uuid)
                .query(Long.class)
                .single();
    }

    @Test
    void goesThroughAllPageByPage() {
        List<String> sent = List.of(refused(), refused(), refused());
        JsonNode first = tried(ofSender("limit", 2));
        JsonNode second = tried(ofSender("limit", 2, "after", first.path("next").asString()));
        assertThat(first.path("messages")).hasSize(2);
        assertThat(second.path("messages").get(0).path("uuid").asString()).isEqualTo(sent.get(2));
        assertThat(second.path("next").isNull()).isTrue();
    }

    /** With the caller's own token, and the messages as they would be published. */
    @Test
    void asksThePlatform() {
        String taken = send(admission(fresh("MC-"), fresh("M")));
        String refused = refused();
        int before = ENCOUNTERS.requests().size();
        JsonNode verdict =
                tried(ofSender("site_profile", TAKES_A29, "verdict", true)).path("verdict");
        assertThat(verdict.path("messages").get(0).path("outcome").asString()).isEqualTo("waiting");
        assertThat(verdict.path("changes")
                        .get(0)
                        .path("fields")
                        .path("last_name")
                        .path("after")
                        .asString())
                .isEqualTo("FINCH");
        StubServer.Request asked = ENCOUNTERS.requests().get(before);
        assertThat(asked.path()).isEqualTo("/dhos/v1/epr_message/dry_run");
        assertThat(asked.headers().getFirst("Authorization")).startsWith("Bearer ey");
        JsonNode messages = JsonMapper.shared().readTree(asked.body()).path("messages");
        assertThat(messages.valueStream()
                        .map(message ->
                                message.path("dhos_connector_message_uuid").asString()))
                .containsExactly(taken, refused);
        assertThat(messages.get(0).path("reprocess").asInt()).isEqualTo(1);
        assertThat(messages.get(1).has("reprocess")).isFalse();
        assertThat(messages.get(1).path("sequence").asLong())
                .isGreaterThan(messages.get(0).path("sequence").asLong());

        JsonNode one = contract.call(
                        operator,
                        "POST",
                        "/dhos/v1/message/dry_run?verdict=true",
                        Map.of(
                                "type",
                                "HL7v2",
                                "body",
                                Feed.base64(admission(fresh("MC-"), fresh("M")).getBytes(StandardCharsets.UTF_8)),
                                "site_profile",
                                TAKES_A29))
                .expect(200)
                .json();
        assertThat(one.path("profile").asString()).isEqualTo("mended");
        assertThat(one.path("verdict").path("messages")).hasSize(1);
    }

    @Test
    void saysWhenThePlatformDoesNotAnswer() {
        refused();
        ENCOUNTERS.behave(request -> new StubServer.Reply(500, ""));
        assertThat(operator.post(PATH, ofSender("site_profile", TAKES_A29, "verdict", true))
                        .expect(503)
                        .message())
                .contains("encounters-service does not answer");
        ENCOUNTERS.behave(request -> new StubServer.Reply(403, ""));
        assertThat(operator.post(PATH, ofSender("site_profile", TAKES_A29, "verdict", true))
                        .expect(503)
                        .message())
                .contains("refused to be asked (403)");
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        assertThat(message(Map.of(), 400)).contains("uuids, filter: one of them");
        assertThat(message(Map.of("filter", Map.of()), 400)).contains("filter: at least one");
        assertThat(message(Map.of("uuids", List.of("none")), 404)).contains("there is no message none");
        assertThat(message(ofSender("profile", "none"), 400)).contains("no site profile is named 'none'");
        assertThat(message(ofSender("profile", "strict", "site_profile", TAKES_A29), 400))
                .contains("one of them, and not both");
        assertThat(message(ofSender("site_profile", "profiles: {one: {tiggers: []}}"), 400))
                .contains("tiggers: no such key");
        contract.rejects("POST", PATH, Map.of("uuids", List.of()));
        contract.rejects("POST", PATH, ofSender("limit", 201));
        feed.sender().post(PATH, ofSender()).expect(403);
    }

    private String message(Map<String, Object> request, int status) {
        return operator.post(PATH, request).expect(status).message();
    }
}
