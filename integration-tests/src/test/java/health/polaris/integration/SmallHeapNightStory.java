package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Services with a heap of 256 MB are sent what used to end a process: many long bodies of nobody, long messages and lists of
 * them, messages of nothing but escape sequences. Each answer is a refusal that says so, or the work is done, and everybody
 * else is served.
 */
@DisabledIfEnvironmentVariable(
        named = "POLARIS_CONNECTOR_URL",
        matches = ".+",
        disabledReason = "its own services would share the broker of the installation")
class SmallHeapNightStory {

    private static final int MANY = 60;
    private static final int LONG = 20;

    /** An escape sequence of five characters, for one. */
    private static final String ESCAPE = "\\X41\\";

    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.started("-Xmx256m", "connector", "messages");
    }

    @AfterAll
    static void end() {
        suite.close();
    }

    @AfterEach
    void everybodyElseIsServed() {
        assertThat(Epr.code(epr().post(admission(Stay.fresh(), "Night")).expect(200)))
                .isEqualTo("AA");
        assertThat(send("Good morning").status()).isEqualTo(200);
        List.of("connector", "messages")
                .forEach(service -> assertThat(((SuiteProcess) suite.process(service)).isAlive())
                        .isTrue());
    }

    @Test
    void nobodysLongBodiesAreRefusedUnread() {
        byte[] body = new byte[9_500_000];
        List.of("/dhos/v1/message", "/dhos/v1/message_batch", "/dhos/v1/oru_message")
                .forEach(path -> assertThat(flood("connector", "").statuses(path, body, MANY))
                        .containsOnly(413));
        assertThat(flood("messages", "").statuses("/dhos/v2/message", body, MANY))
                .containsOnly(413);
    }

    @Test
    void bodiesAsLongAsTheyMayBeAreTakenInTurns() {
        byte[] body = hl7Body(escapes(1_400_000)).getBytes(StandardCharsets.UTF_8);

        assertThat(flood("connector", bearer(Installation.eprAdapter())).statuses("/dhos/v1/message", body, MANY))
                .isSubsetOf(200, 503)
                .contains(200, 503);
        assertThat(flood("connector", "").statuses("/dhos/v1/message", body, MANY))
                .containsOnly(401);
    }

    @Test
    void aMessageOfEscapesIsRefusedOrRead() {
        assertThat(epr().post(escapes(4_200_000)).status()).isEqualTo(413);
        for (int message = 0; message < LONG; message++) {
            assertThat(Epr.code(epr().post(escapes(1_400_000)).expect(200))).isIn("AA", "AE", "AR");
        }
    }

    @Test
    void storedMessagesAreListedWithinBounds() {
        Api operator = suite.api("connector").as(Installation.system("read:hl7_message", "write:hl7_message"));
        Stay last = Stay.fresh();
        for (int message = 0; message < LONG; message++) {
            last = Stay.fresh();
            epr().post(escapes(last, 1_400_000)).expect(200);
        }

        JsonNode list =
                operator.get("/dhos/v1/message/list?limit=500").expect(200).json();
        assertThat(list.path("messages").size()).isGreaterThanOrEqualTo(LONG);
        assertThat(operator.get("/dhos/v1/message/search/" + last.mrn() + "-0")
                        .expect(200)
                        .json())
                .hasSize(1);
    }

    @Test
    void longMessagesAreRefusedAndListsOfThemCut() {
        assertThat(send("x".repeat(9_500_000)).status()).isEqualTo(413);
        assertThat(send("x".repeat(65 * 1024)).status()).isEqualTo(400);
        for (int message = 0; message < LONG; message++) {
            send("x".repeat(64 * 1024)).expect(200);
        }

        IntStream.range(0, LONG).forEach(list -> {
            Answer page = suite.api("messages")
                    .as(Installation.system("read:gdm_message_all"))
                    .get("/dhos/v1/receiver/heap-ward/message")
                    .expect(200);
            assertThat(page.body().length()).isLessThan(2_000_000);
            assertThat(page.header("Link")).contains("rel=\"next\"");
        });
    }

    private static Epr epr() {
        return new Epr(suite.api("connector"), Installation.eprAdapter());
    }

    private static Flood flood(String service, String headers) {
        return new Flood(suite.api(service).url(), headers);
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    private static Answer send(String text) {
        return suite.api("messages")
                .as(Installation.system("write:gdm_message_all"))
                .post(
                        "/dhos/v2/message",
                        Map.of(
                                "sender", "heap-patient",
                                "sender_type", "patient",
                                "receiver", "heap-ward",
                                "receiver_type", "location",
                                "message_type", Map.of("value", 0),
                                "content", text));
    }

    private static String hl7Body(String hl7) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "type",
                        "HL7v2",
                        "body",
                        Base64.getEncoder().encodeToString(hl7.getBytes(StandardCharsets.UTF_8))));
    }

    /** An admission whose patient has a name of so many characters of escape sequences. */
    private static String escapes(int characters) {
        return escapes(Stay.fresh(), characters);
    }

    private static String escapes(Stay stay, int characters) {
        return admission(stay, ESCAPE.repeat(characters / ESCAPE.length()));
    }

    private static String admission(Stay stay, String name) {
        return stay.hl7(0).replace("|Night^", "|" + name + "^");
    }
}
