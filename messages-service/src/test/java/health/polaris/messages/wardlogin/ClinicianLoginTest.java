package health.polaris.messages.wardlogin;

import static health.polaris.messages.Ids.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import health.polaris.messages.Bus;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class ClinicianLoginTest {

    private static final String CLINICIAN = "/dhos/v1/clinician";

    @LocalServerPort
    private int port;

    private Api anonymous;
    private Api system;
    private String id;
    private String badge;
    private String device;
    private Bus bus;

    @BeforeEach
    void connect() {
        anonymous = new Api(port);
        system = anonymous.as(Tokens.system("write:send_clinician"));
        id = UUID.randomUUID().toString();
        badge = fresh("badge");
        device = fresh("device");
        bus = new Bus();
    }

    @AfterEach
    void disconnect() throws Exception {
        bus.close();
    }

    private Map<String, Object> clinician() {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("clinician_id", id);
        body.put("send_entry_identifier", badge);
        body.put("login_active", true);
        body.put("products", List.of("SEND"));
        body.put("groups", List.of("SEND Clinician"));
        return new HashMap<>(body);
    }

    private Map<String, Object> with(String key, @Nullable Object value) {
        Map<String, Object> body = clinician();
        body.put(key, value);
        return body;
    }

    private Answer logIn() {
        return anonymous
                .as(Tokens.device(device, "read:send_entry_identifier"))
                .get(CLINICIAN + "/jwt?send_entry_identifier=" + badge);
    }

    private String lastReason() {
        return bus.audits("device_id", device, 1)
                .getLast()
                .path("event_data")
                .path("reason")
                .asString();
    }

    @Test
    void logsInWithABadge() throws Exception {
        Answer created = system.post(CLINICIAN, clinician()).expect(201);
        assertThat(created.body()).isEmpty();
        Answer answer = logIn().expect(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        SignedJWT token = SignedJWT.parse(answer.json().path("jwt").asString());
        assertThat(token.getJWTClaimsSet().getJSONObjectClaim("metadata"))
                .isEqualTo(Map.of("clinician_id", id, "referring_device_id", device));
        assertThat(token.getJWTClaimsSet().getStringClaim("scope").split(" "))
                .hasSize(10)
                .doesNotContain("read:gdm_message");
        JsonNode event = bus.audits("device_id", device, 1).getFirst();
        assertThat(event.path("event_type").asString()).isEqualTo("SEND entry login success");
        assertThat(event.path("event_data").path("clinician_id").asString()).isEqualTo(id);
        assertThat(event.path("event_data").path("send_entry_identifier").asString())
                .isEqualTo(badge);
        anonymous
                .as(answer.json().path("jwt").asString())
                .get("/dhos/v1/receiver/" + id + "/message")
                .expect(403);
    }

    @Test
    void refusesBodiesOfTheWrongShape() {
        for (String key : List.of("clinician_id", "login_active", "products")) {
            Map<String, Object> body = clinician();
            body.remove(key);
            system.post(CLINICIAN, body).expect(400);
            system.post(CLINICIAN, with(key, null)).expect(400);
            system.post(CLINICIAN, with(key, 5)).expect(400);
        }
        system.post(CLINICIAN, with("groups", null)).expect(400);
        system.post(CLINICIAN, with("groups", List.of(5))).expect(400);
        system.post(CLINICIAN, with("other", "x")).expect(400);
        system.post(CLINICIAN, with("clinician_id", "c".repeat(37))).expect(400);
        system.post(CLINICIAN, with("send_entry_identifier", "c".repeat(51))).expect(400);
        system.post(CLINICIAN, with("groups", List.of("c".repeat(21)))).expect(400);
        system.post(CLINICIAN, with("products", List.of("c".repeat(21)))).expect(400);
        assertThat(system.post(CLINICIAN, with("contract_expiry_eod_date", "soon"))
                        .expect(400)
                        .message())
                .isEqualTo("'contract_expiry_eod_date' must be a date such as 2026-01-31, not 'soon'");
        logIn().expect(404);
        system.post(CLINICIAN, with("uuid", "ignored")).expect(201);
        assertThat(system.post(CLINICIAN, clinician()).expect(409).message())
                .isEqualTo("Clinician with that clinician_id already present");
    }

    @Test
    void updatesWhatIsSentAndClearsBadgeAndContract() {
        system.post(CLINICIAN, clinician()).expect(201);
        String path = CLINICIAN + "/" + id;
        Map<String, Object> update = Map.of("products", List.of(), "groups", List.of("SEND Superclinician"));
        system.patch(path, Map.of("products", List.of())).expect(400);
        system.patch(path, Map.of("groups", List.of())).expect(400);
        assertThat(system.patch(path, Map.of("products", List.of(), "groups", List.of(), "clinician_id", "x"))
                        .expect(400)
                        .message())
                .isEqualTo("clinician_id can not be updated");
        system.patch(path, "{\"products\":[],\"groups\":[],\"locations\":null}").expect(400);
        system.patch(path, "{\"products\":[],\"groups\":[],\"login_active\":null}")
                .expect(400);
        Answer updated = system.patch(path, update).expect(200);
        assertThat(updated.body()).isEmpty();
        logIn().expect(404);
        system.patch(
                        path,
                        Map.of(
                                "products",
                                List.of(),
                                "groups",
                                List.of("SEND Superclinician"),
                                "send_entry_identifier",
                                badge))
                .expect(200);
        logIn().expect(200);
        system.patch(CLINICIAN + "/nobody", update).expect(404);
    }

    @Test
    void theLastDayOfAContractIsGoodAndTheNextIsNot() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        system.post(CLINICIAN, with("contract_expiry_eod_date", today.toString()))
                .expect(201);
        logIn().expect(200);
        Map<String, Object> update = new HashMap<>(
                Map.of("products", List.of(), "groups", List.of("SEND Clinician"), "send_entry_identifier", badge));
        update.put("contract_expiry_eod_date", today.minusDays(1).toString());
        system.patch(CLINICIAN + "/" + id, update).expect(200);
        assertThat(logIn().expect(404).message()).isEqualTo("Invalid clinician identifier");
        JsonNode failure = bus.audits("device_id", device, 2).getLast();
        assertThat(failure.path("event_type").asString()).isEqualTo("SEND entry login failure");
        assertThat(failure.path("event_data").path("reason").asString()).isEqualTo("Clinician contract expired");
        assertThat(failure.path("event_data").path("clinician_id").asString()).isEqualTo(id);
        update.put("contract_expiry_eod_date", today.plusDays(9).toString());
        system.patch(CLINICIAN + "/" + id, update).expect(200);
        logIn().expect(404);
        update.put("login_active", true);
        system.patch(CLINICIAN + "/" + id, update).expect(200);
        logIn().expect(200);
    }

    @Test
    void onlyGroupsOfTheWardLogIn() {
        system.post(CLINICIAN, with("groups", List.of("SEND Administrator", "GDM Clinician")))
                .expect(201);
        logIn().expect(404);
        Map<String, Object> second = with("clinician_id", fresh("clinician"));
        second.put("login_active", false);
        system.post(CLINICIAN, second).expect(201);
        logIn().expect(404);
    }

    @Test
    void aBadgeOfTwoActiveCliniciansIsNobodys() {
        system.post(CLINICIAN, clinician()).expect(201);
        system.post(CLINICIAN, with("clinician_id", fresh("clinician"))).expect(201);
        assertThat(logIn().expect(404).message()).isEqualTo("Invalid clinician identifier");
        assertThat(lastReason()).isEqualTo("Clinician identifier is not unique");
        Map<String, Object> gone = new HashMap<>(Map.of("products", List.of(), "groups", List.of()));
        gone.put("login_active", false);
        gone.put("send_entry_identifier", badge);
        system.patch(CLINICIAN + "/" + id, gone).expect(200);
        logIn().expect(200);
    }

    @Test
    void aKnownInactiveDeviceLogsNobodyIn() {
        system.post(CLINICIAN, clinician()).expect(201);
        Api administrator = anonymous.as(Tokens.system("write:send_device"));
        administrator
                .post("/dhos/v1/device", Map.of("location_id", "l", "description", "d", "uuid", device))
                .expect(200);
        logIn().expect(200);
        administrator
                .patch("/dhos/v1/device/" + device, Map.of("active", false))
                .expect(200);
        // Its token is good no longer: the login is refused before it is looked at.
        logIn().expect(403);
    }

    @Test
    void unknownBadgesAreSlowedDownPerDevice() {
        for (int guess = 0; guess < 21; guess++) {
            badge = fresh("badge");
            assertThat(logIn().expect(404).message()).isEqualTo("Invalid clinician identifier");
        }
        assertThat(lastReason()).isEqualTo("Clinician with provided SEND Entry identifier not found");
        assertThat(logIn().expect(429).header("Retry-After")).isEqualTo("1");
        system.post(CLINICIAN, clinician()).expect(201);
        device = fresh("device");
        logIn().expect(200);
    }

    @Test
    void onlySystemsWriteAndOnlyDevicesLogIn() {
        anonymous.post(CLINICIAN, clinician()).expect(401);
        anonymous
                .as(Tokens.clinician(id, "write:send_clinician"))
                .post(CLINICIAN, clinician())
                .expect(403);
        anonymous
                .as(Tokens.clinician(id, "write:send_clinician"))
                .patch(CLINICIAN + "/" + id, Map.of("products", List.of(), "groups", List.of()))
                .expect(403);
        anonymous
                .as(Tokens.system("read:send_clinician"))
                .post(CLINICIAN, clinician())
                .expect(403);
        String path = CLINICIAN + "/jwt?send_entry_identifier=" + badge;
        anonymous.get(path).expect(401);
        anonymous.as(Tokens.system("read:send_entry_identifier")).get(path).expect(403);
        anonymous.as(Tokens.device(device)).get(path).expect(403);
        anonymous
                .as(Tokens.with(Map.of("device_id", List.of(device)), "read:send_entry_identifier"))
                .get(path)
                .expect(403);
        anonymous
                .as(Tokens.device(device, "read:send_entry_identifier"))
                .get(CLINICIAN + "/jwt")
                .expect(400);
    }
}
