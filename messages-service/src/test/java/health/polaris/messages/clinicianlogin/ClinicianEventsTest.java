package health.polaris.messages.clinicianlogin;

import static health.polaris.messages.Ids.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.messages.Bus;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What users-service tells of clinicians. */
@PolarisTest
class ClinicianEventsTest {

    private static final String CLINICIAN = "/dhos/v1/clinician";

    @LocalServerPort
    private int port;

    private Api anonymous;
    private String id;
    private String badge;
    private String device;
    private Bus bus;

    @BeforeEach
    void connect() {
        anonymous = new Api(port);
        id = UUID.randomUUID().toString();
        badge = fresh("badge");
        device = fresh("device");
        bus = new Bus();
    }

    @AfterEach
    void disconnect() throws Exception {
        bus.close();
    }

    private Answer logIn() {
        return anonymous
                .as(Tokens.device(device, "read:send_entry_identifier"))
                .get(CLINICIAN + "/jwt?send_entry_identifier=" + badge);
    }

    private Map<String, Object> event() {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("uuid", id);
        body.put("job_title", "Staff Nurse");
        body.put("send_entry_identifier", badge);
        body.put("login_active", true);
        body.put("contract_expiry_eod_date", null);
        body.put("groups", List.of("SEND Clinician", "A group with a name that is very long"));
        body.put("products", List.of(Map.of("product_name", "SEND", "opened_date", "2021-07-19")));
        body.put("locations", List.of("ward-of-" + id));
        return new HashMap<>(body);
    }

    private void eventually(int status) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            device = fresh("device");
            return logIn().status() == status;
        });
    }

    @Test
    void eventsOfTheUsersServiceFillTheStore() {
        bus.publish("dhos.D9000001", event());
        eventually(200);
        Api clinician = anonymous.as(Tokens.clinician(id, "read:gdm_message"));
        clinician.get("/dhos/v1/receiver/ward-of-" + id + "/message").expect(200);
        clinician
                .with("X-Location-Ids", "another")
                .get("/dhos/v1/receiver/ward-of-" + id + "/message")
                .expect(403);
        Map<String, Object> deactivated = event();
        deactivated.put("login_active", false);
        deactivated.remove("locations");
        bus.publish("dhos.D9000002", deactivated);
        eventually(404);
        clinician.get("/dhos/v1/receiver/ward-of-" + id + "/message").expect(200);
        Map<String, Object> moved = event();
        moved.put("locations", List.of());
        bus.publish("dhos.D9000001", moved);
        eventually(200);
        clinician.get("/dhos/v1/receiver/ward-of-" + id + "/message").expect(403);
    }

    @Test
    void anUpdateOfSomebodyUnknownCreatesAndARepetitionUndoesNothing() {
        String messageId = UUID.randomUUID().toString();
        bus.publish("dhos.D9000002", messageId, event());
        eventually(200);
        Map<String, Object> deactivated = event();
        deactivated.put("login_active", false);
        bus.publish("dhos.D9000002", deactivated);
        eventually(404);
        bus.publish("dhos.D9000002", messageId, event());
        String other = id;
        String otherBadge = badge;
        id = UUID.randomUUID().toString();
        badge = fresh("badge");
        bus.publish("dhos.D9000001", event());
        eventually(200);
        id = other;
        badge = otherBadge;
        logIn().expect(404);
    }

    /** As when an operator puts a dead letter back, or the relay sends again what the broker has had. */
    @Test
    void anEventThatComesLateUndoesNoLaterOne() {
        bus.publish("dhos.D9000001", told("2026-05-04T09:15:30.000001+01:00", "now-"));
        eventually(200);
        bus.publish("dhos.D9000002", told("2026-05-04T08:15:30Z", "before-"));
        switchLogin(false);
        expectWards("now-", "before-");

        bus.publish("dhos.D9000002", told("2026-05-04T08:15:30.000001+00:00", "equal-"));
        switchLogin(true);
        expectWards("equal-", "now-");
        bus.publish("dhos.D9000002", told("no time", "timeless-"));
        bus.publish("dhos.D9000002", told("2026-05-04T08:15:30Z", "before-"));
        switchLogin(false);
        expectWards("timeless-", "before-");
    }

    private Map<String, Object> told(String modified, String ward) {
        Map<String, Object> body = event();
        body.put("modified", modified);
        body.put("locations", List.of(ward + id));
        return body;
    }

    /** By an event that says neither when nor where; those before it were handled when it is seen. */
    private void switchLogin(boolean active) {
        Map<String, Object> body = event();
        body.put("login_active", active);
        body.remove("locations");
        bus.publish("dhos.D9000002", body);
        eventually(active ? 200 : 404);
    }

    private void expectWards(String own, String foreign) {
        Api clinician = anonymous.as(Tokens.clinician(id, "read:gdm_message"));
        clinician.get("/dhos/v1/receiver/" + own + id + "/message").expect(200);
        clinician.get("/dhos/v1/receiver/" + foreign + id + "/message").expect(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uuid", "login_active", "products", "groups", "contract_expiry_eod_date"})
    void anEventThatLacksSomethingBecomesADeadLetter(String key) {
        Map<String, Object> body = event();
        body.remove(key);
        body.put("marker", badge);
        bus.publish("dhos.D9000001", body);
        assertThat(bus.reasonOfDeadLetter(badge)).contains(key).doesNotContain(badge);
    }
}
