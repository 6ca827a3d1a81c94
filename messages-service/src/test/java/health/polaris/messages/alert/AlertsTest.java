package health.polaris.messages.alert;

import static health.polaris.messages.Ids.fresh;
import static health.polaris.messages.Letters.uuids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.messages.Bus;
import health.polaris.messages.Letters;
import health.polaris.testing.PolarisTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PolarisTest
class AlertsTest {

    private static final String KEY = "gdm.424167000";

    @LocalServerPort
    private int port;

    private Letters letters;
    private String patient;
    private Bus bus;

    @BeforeEach
    void connect() {
        letters = new Letters(port);
        patient = fresh("patient");
        bus = new Bus();
    }

    @AfterEach
    void disconnect() throws Exception {
        bus.close();
    }

    private List<String> sent() {
        return uuids(letters.system().get("/dhos/v1/sender/" + patient + "/message"));
    }

    @ParameterizedTest
    @CsvSource({"COUNTS_RED, 7", "PERCENTAGES_RED, 7", "COUNTS_AMBER, 8", "PERCENTAGES_AMBER, 8"})
    void oneMessageForEachLocation(String kind, int type) {
        String messageId = UUID.randomUUID().toString();
        Map<String, Object> alert =
                Map.of("patient_uuid", patient, "alert_type", kind, "locations", List.of("L1", "L2", "L1"));
        bus.publish(KEY, messageId, alert);
        bus.publish(KEY, messageId, alert);
        await().atMost(Duration.ofSeconds(30)).until(() -> sent().size() == 2);
        JsonNode message = letters.system()
                .get("/dhos/v1/sender/" + patient + "/receiver/L1/message")
                .json()
                .get(0);
        assertThat(message.path("message_type").path("value").asInt()).isEqualTo(type);
        assertThat(message.path("sender_type").asString()).isEqualTo("patient");
        assertThat(message.path("receiver_type").asString()).isEqualTo("location");
        assertThat(message.path("created_by").asString()).isEqualTo("dhos-async-adapter");
        assertThat(message.path("content").asString()).endsWith(".");
    }

    @Test
    void greyAlertsAndThoseForNowhereMakeNothing() {
        bus.publish(KEY, Map.of("patient_uuid", patient, "alert_type", "ACTIVITY_GREY"));
        bus.publish(KEY, Map.of("patient_uuid", patient, "alert_type", "COUNTS_RED", "locations", List.of()));
        bus.publish(KEY, Map.of("patient_uuid", patient, "alert_type", "COUNTS_RED", "locations", List.of("L1")));
        await().atMost(Duration.ofSeconds(30)).until(() -> !sent().isEmpty());
        assertThat(sent()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"patient_uuid\":\"P\",\"alert_type\":\"COUNTS_RED\"}",
                "{\"patient_uuid\":\"P\",\"alert_type\":\"COUNTS_RED\",\"locations\":[null]}",
                "{\"patient_uuid\":\"P\",\"alert_type\":\"PURPLE\",\"locations\":[\"L\"]}",
                "{\"patient_uuid\":\"P\",\"locations\":[\"L\"]}",
                "{\"alert_type\":\"COUNTS_RED\",\"locations\":[\"L\"]}"
            })
    void whatCanNotBecomeAMessageIsADeadLetterWithAReason(String body) {
        String marked = body.replaceFirst("\\{", "{\"marker\":\"" + patient + "\",");
        bus.publish(KEY, JsonMapper.shared().readTree(marked));
        assertThat(bus.reasonOfDeadLetter(patient)).startsWith("alert with").doesNotContain(patient);
    }
}
