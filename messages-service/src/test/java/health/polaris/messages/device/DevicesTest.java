package health.polaris.messages.device;

import static health.polaris.messages.Ids.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import health.polaris.messages.Bus;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PolarisTest
class DevicesTest {

    private static final String DEVICES = "/dhos/v1/device";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api anonymous;
    private Api administrator;
    private String ward;
    private Bus bus;

    @BeforeEach
    void connect() {
        anonymous = new Api(port);
        administrator =
                anonymous.as(Tokens.with(Map.of("system_id", "ops-console"), "read:send_device", "write:send_device"));
        ward = fresh("ward");
        bus = new Bus();
    }

    @AfterEach
    void disconnect() throws Exception {
        bus.close();
    }

    private String register() {
        return administrator
                .post(DEVICES, Map.of("location_id", ward, "description", "Tablet 4"))
                .expect(200)
                .json()
                .path("uuid")
                .asString();
    }

    private String requestCode(String deviceId) {
        return administrator
                .post(DEVICES + "/" + deviceId + "/activation", null)
                .expect(200)
                .json()
                .path("code")
                .asString();
    }

    /** From an address of its own, so that tests do not slow each other down. */
    private Answer validate(String code, @Nullable Object body) {
        return anonymous
                .with("X-Forwarded-For", fresh("address"))
                .post("/dhos/v1/activation/" + code + "?type=send_entry", body);
    }

    private String activate(String deviceId) {
        return validate(requestCode(deviceId), null)
                .expect(200)
                .json()
                .path("authorisation_code")
                .asString();
    }

    private Answer token(String deviceId, String code) {
        return anonymous.with("x-authorisation-code", code).get(DEVICES + "/" + deviceId + "/jwt");
    }

    @Test
    void registersReadsAndUpdates() {
        JsonNode made = administrator
                .post(DEVICES + "?type=x", Map.of("location_id", ward, "description", ""))
                .expect(200)
                .json();
        assertThat(made.propertyNames())
                .containsExactlyInAnyOrder(
                        "uuid",
                        "created",
                        "created_by",
                        "modified",
                        "modified_by",
                        "location_id",
                        "description",
                        "active");
        assertThat(made.path("created_by").asString()).isEqualTo("ops-console");
        assertThat(made.path("active").asBoolean()).isTrue();
        String path = DEVICES + "/" + made.path("uuid").asString();
        assertThat(administrator.get(path).expect(200).json()).isEqualTo(made);
        JsonNode changed = administrator
                .patch(path, Map.of("description", "Tablet 5", "active", false))
                .expect(200)
                .json();
        assertThat(changed.path("description").asString()).isEqualTo("Tablet 5");
        assertThat(changed.path("active").asBoolean()).isFalse();
        assertThat(changed.path("location_id").asString()).isEqualTo(ward);
        assertThat(administrator.patch(path, Map.of()).expect(200).json()).isEqualTo(changed);
        List<JsonNode> events = bus.audits("device_id", made.path("uuid").asString(), 2);
        assertThat(events.getFirst().path("event_type").asString()).isEqualTo("SEND entry device update");
        JsonNode data = events.getFirst().path("event_data");
        assertThat(data.path("clinician_id").asString()).isEqualTo("ops-console");
        assertThat(data.path("updated_fields").toString())
                .contains("\"description\":\"Tablet 5\"", "\"active\":false")
                .doesNotContain("location_id");
        assertThat(events.get(1).path("event_data").path("updated_fields").isEmpty())
                .isTrue();
    }

    @Test
    void refusesBodiesOfTheWrongShape() {
        administrator.post(DEVICES, Map.of("location_id", ward)).expect(400);
        administrator
                .post(DEVICES, "{\"location_id\":\"l\",\"description\":null}")
                .expect(400);
        administrator
                .post(DEVICES, Map.of("location_id", 5, "description", "d"))
                .expect(400);
        administrator
                .post(DEVICES, Map.of("location_id", ward, "description", "d", "active", false))
                .expect(400);
        administrator
                .post(DEVICES, Map.of("location_id", ward, "description", "d", "uuid", "u".repeat(37)))
                .expect(400);
        String path = DEVICES + "/" + register();
        assertThat(administrator.patch(path, Map.of("uuid", "x")).expect(400).message())
                .isEqualTo("uuid can not be updated");
        administrator.patch(path, "{\"active\":null}").expect(400);
        administrator.patch(path, Map.of("active", "true")).expect(400);
        administrator.patch(DEVICES + "/nowhere", Map.of()).expect(404);
        administrator.get(DEVICES + "/nowhere").expect(404);
        administrator.with("Content-Type", "application/json").get(path).expect(400);
        administrator.with("Content-Type", "application/json").get(DEVICES).expect(400);
    }

    @Test
    void aChosenIdIsTakenOnce() {
        Map<String, String> body = Map.of("location_id", ward, "description", "d", "uuid", fresh("chosen"));
        assertThat(administrator
                        .post(DEVICES, body)
                        .expect(200)
                        .json()
                        .path("uuid")
                        .asString())
                .isEqualTo(body.get("uuid"));
        administrator.post(DEVICES, body).expect(409);
    }

    @Test
    void listsByStateAndLocationOldestFirst() {
        String first = register();
        String second = register();
        String inactive = register();
        administrator.patch(DEVICES + "/" + inactive, Map.of("active", false)).expect(200);
        String at = DEVICES + "?location_id=nowhere," + ward;
        assertThat(uuids(administrator.get(at))).containsExactly(first, second);
        assertThat(uuids(administrator.get(at + "&active=True&foo=bar"))).containsExactly(first, second);
        assertThat(uuids(administrator.get(at + "&active=FALSE"))).containsExactly(inactive);
        assertThat(uuids(administrator.get(DEVICES))).contains(first, second).doesNotContain(inactive);
        administrator.get(at + "&active=yes").expect(400);
        administrator.get(at + "&active=1").expect(400);
    }

    private static List<String> uuids(Answer answer) {
        return answer.expect(200)
                .json()
                .valueStream()
                .map(device -> device.path("uuid").asString())
                .toList();
    }

    @Test
    void walksFromCodeToToken() throws Exception {
        String device = register();
        Answer requested =
                administrator.post(DEVICES + "/" + device + "/activation", null).expect(200);
        assertThat(requested.header("Cache-Control")).isEqualTo("no-store");
        assertThat(requested.json().propertyNames()).containsExactlyInAnyOrder("code", "expires_at");
        String code = requested.json().path("code").asString();
        assertThat(code).matches("\\d{9}");
        assertThat(requested.json().path("expires_at").asString())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).plusDays(5) + "T23:59:59.000");
        Answer validated = validate(code, Map.of("otp", "ignored")).expect(200);
        assertThat(validated.header("Cache-Control")).isEqualTo("no-store");
        assertThat(validated.json().propertyNames()).containsExactlyInAnyOrder("authorisation_code", "device_id");
        assertThat(validated.json().path("device_id").asString()).isEqualTo(device);
        validate(code, null).expect(404);
        Answer answer = token(
                        device, validated.json().path("authorisation_code").asString())
                .expect(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        SignedJWT token = SignedJWT.parse(answer.json().path("jwt").asString());
        assertThat(token.getJWTClaimsSet().getJSONObjectClaim("metadata")).isEqualTo(Map.of("device_id", device));
        assertThat(token.getJWTClaimsSet().getStringClaim("scope"))
                .isEqualTo("read:send_device read:send_entry_identifier read:send_location");
        assertThat(Duration.between(
                                java.time.Instant.now(),
                                token.getJWTClaimsSet().getExpirationTime().toInstant())
                        .toMinutes())
                .isBetween(1438L, 1440L);
        assertThat(bus.audits("device_id", device, 1)
                        .getFirst()
                        .path("event_type")
                        .asString())
                .isEqualTo("SEND entry device auth success");
    }

    @Test
    void codesAreStoredHashedAndANewOneReplacesTheOld() {
        String device = register();
        String first = requestCode(device);
        String second = requestCode(device);
        assertThat(jdbc.sql(
                                "select row_to_json(activation)::text from device_activation activation where device_id = ?")
                        .param(device)
                        .query(String.class)
                        .single())
                .doesNotContain(second);
        if (!first.equals(second)) {
            validate(first, null).expect(404);
        }
        jdbc.sql("update device_activation set modified = modified - interval '6 days' where device_id = ?")
                .param(device)
                .update();
        validate(second, null).expect(404);
        validate(requestCode(device), null).expect(200);
        administrator.post(DEVICES + "/nowhere/activation", null).expect(404);
    }

    @Test
    void bodiesOfDevicesAreIgnoredIfTheyCouldBeOne() {
        validate("nowhere", Map.of("otp", "x", "other", 1)).expect(404);
        validate("nowhere", "{\"otp\":null}").expect(404);
        validate("nowhere", "null").expect(404);
        validate("nowhere", Map.of("otp", 5)).expect(400);
        validate("nowhere", "[]").expect(400);
        validate("nowhere", "{").expect(400);
    }

    @Test
    void refusesTokensAndSaysWhyInTheAuditTrailOnly() {
        token(fresh("unknown"), "X").expect(403);
        String device = register();
        assertThat(token(device, "X").expect(403).message()).isEqualTo("Forbidden");
        String code = activate(device);
        token(device, "X").expect(403);
        anonymous.get(DEVICES + "/" + device + "/jwt").expect(400);
        List<JsonNode> events = bus.audits("device_id", device, 2);
        assertThat(events)
                .extracting(event -> event.path("event_data").path("reason").asString())
                .containsExactly("Device has not been activated", "Device auth code validation failed");
        token(device, code).expect(200);
    }

    @Test
    void deactivatingSuspendsAndRevokingEnds() {
        String device = register();
        String code = activate(device);
        token(device, code).expect(200);
        administrator.patch(DEVICES + "/" + device, Map.of("active", false)).expect(200);
        token(device, code).expect(403);
        administrator.patch(DEVICES + "/" + device, Map.of("active", true)).expect(200);
        token(device, code).expect(200);
        String pending = requestCode(device);
        administrator.delete(DEVICES + "/" + device + "/activation", null).expect(204);
        token(device, code).expect(403);
        validate(pending, null).expect(404);
        administrator.delete(DEVICES + "/nowhere/activation", null).expect(404);
        List<String> types = bus.audits("device_id", device, 7).stream()
                .map(event -> event.path("event_type").asString())
                .toList();
        assertThat(types)
                .containsExactly(
                        "SEND entry device auth success",
                        "SEND entry device update",
                        "SEND entry device auth failed",
                        "SEND entry device update",
                        "SEND entry device auth success",
                        "SEND entry device revoked",
                        "SEND entry device auth failed");
        token(device, activate(device)).expect(200);
    }

    @Test
    void anAddressThatGuessesCodesHasToWait() {
        Api guesser = anonymous.with("X-Forwarded-For", "forged, " + fresh("address"));
        for (int guess = 0; guess < 21; guess++) {
            guesser.post("/dhos/v1/activation/nowhere?type=send_entry", null).expect(404);
        }
        Answer slowed = guesser.post("/dhos/v1/activation/nowhere?type=send_entry", null)
                .expect(429);
        assertThat(slowed.header("Retry-After")).isEqualTo("1");
        assertThat(slowed.message()).isEqualTo("Too many attempts");
        guesser.post("/dhos/v1/activation/" + requestCode(register()) + "?type=send_entry", null)
                .expect(429);
        activate(register());
    }

    @Test
    void requestsAtOnceMakeOneActivation() throws Exception {
        String device = register();
        Callable<String> client = () -> requestCode(device);
        List<Integer> statuses = new ArrayList<>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> code : clients.invokeAll(List.of(client, client, client, client))) {
                statuses.add(validate(code.get(), null).status());
            }
        }
        assertThat(statuses).containsOnlyOnce(200);
    }

    @Test
    void aDeviceThatKeepsFailingDoesNotFillTheAuditTrail() {
        String device = register();
        for (int attempt = 0; attempt < 30; attempt++) {
            token(device, "X").expect(403);
        }
        administrator.patch(DEVICES + "/" + device, Map.of()).expect(200);
        bus.audits("device_id", device, 21);
        assertThat(bus.auditsNow("device_id", device)).hasSize(21);
    }

    @Test
    void staticDevicesHaveKnownCodesThatLast() {
        String id = "static_device_uuid_D4";
        administrator
                .post(DEVICES, Map.of("location_id", ward, "description", "d", "uuid", id))
                .expect(200);
        assertThat(requestCode(id)).isEqualTo("444444444");
        assertThat(requestCode(id)).isEqualTo("444444444");
        validate("444444444", null).expect(200);
        jdbc.sql("update device_activation set modified = modified - interval '60 days' where device_id = ?")
                .param(id)
                .update();
        validate("444444444", null).expect(200);
    }

    @Test
    void scopesDecide() {
        String any = DEVICES + "/" + UUID.randomUUID();
        List<String> writes = List.of(
                "POST " + DEVICES, "PATCH " + any, "POST " + any + "/activation", "DELETE " + any + "/activation");
        List<String> reads = List.of("GET " + DEVICES, "GET " + any);
        for (String call : writes) {
            refused(call, "read:send_device");
        }
        for (String call : reads) {
            refused(call, "write:send_device");
        }
    }

    private void refused(String call, String otherScope) {
        String method = call.split(" ")[0];
        String path = call.split(" ")[1];
        Object body = path.endsWith("activation") || method.equals("GET") ? null : Map.of();
        anonymous.send(method, path, body).expect(401);
        anonymous.as("FOO.BAR").send(method, path, body).expect(403);
        anonymous.as(Tokens.device("D", otherScope)).send(method, path, body).expect(403);
    }
}
