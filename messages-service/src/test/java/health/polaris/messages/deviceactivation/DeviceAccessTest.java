package health.polaris.messages.deviceactivation;

import static health.polaris.messages.Ids.fresh;
import static health.polaris.messages.Ids.freshAddress;
import static health.polaris.messages.Tablets.DEVICES;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import health.polaris.messages.DeviceTestBase;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How tablets are activated, let in and kept out. */
class DeviceAccessTest extends DeviceTestBase {

    @Test
    void codesAreTakenWithBlanksAround() {
        String code = tablets.requestCode(tablets.register(ward));
        tablets.validate("%20" + code + "%C2%A0", null).expect(200);
    }

    @Test
    void walksFromCodeToToken() throws Exception {
        String device = tablets.register(ward);
        Answer requested =
                administrator.post(DEVICES + "/" + device + "/activation", null).expect(200);
        assertThat(requested.header("Cache-Control")).isEqualTo("no-store");
        assertThat(requested.json().propertyNames()).containsExactlyInAnyOrder("code", "expires_at");
        String code = requested.json().path("code").asString();
        assertThat(code).matches("\\d{9}");
        assertThat(requested.json().path("expires_at").asString())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).plusDays(5) + "T23:59:59.000");
        Answer validated = tablets.validate(code, Map.of("otp", "ignored")).expect(200);
        assertThat(validated.header("Cache-Control")).isEqualTo("no-store");
        assertThat(validated.json().propertyNames()).containsExactlyInAnyOrder("authorisation_code", "device_id");
        assertThat(validated.json().path("device_id").asString()).isEqualTo(device);
        tablets.validate(code, null).expect(404);
        Answer answer = tablets.token(
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
        String device = tablets.register(ward);
        String first = tablets.requestCode(device);
        String second = tablets.requestCode(device);
        assertThat(jdbc.sql(
                                "select row_to_json(activation)::text from device_activation activation where device_id = ?")
                        .param(device)
                        .query(String.class)
                        .single())
                .doesNotContain(second);
        if (!first.equals(second)) {
            tablets.validate(first, null).expect(404);
        }
        jdbc.sql("update device_activation set modified = modified - interval '6 days' where device_id = ?")
                .param(device)
                .update();
        tablets.validate(second, null).expect(404);
        tablets.validate(tablets.requestCode(device), null).expect(200);
        administrator.post(DEVICES + "/nowhere/activation", null).expect(404);
    }

    @Test
    void bodiesOfDevicesAreIgnoredIfTheyCouldBeOne() {
        tablets.validate("nowhere", Map.of("otp", "x", "other", 1)).expect(404);
        tablets.validate("nowhere", "{\"otp\":null}").expect(404);
        tablets.validate("nowhere", "null").expect(404);
        tablets.validate("nowhere", Map.of("otp", 5)).expect(400);
        tablets.validate("nowhere", "[]").expect(400);
        tablets.validate("nowhere", "{").expect(400);
    }

    @Test
    void refusesTokensAndSaysWhyInTheAuditTrailOnly() {
        tablets.token(fresh("unknown"), "X").expect(403);
        String device = tablets.register(ward);
        assertThat(tablets.token(device, "X").expect(403).message()).isEqualTo("Forbidden");
        String code = tablets.activate(device);
        tablets.token(device, "X").expect(403);
        anonymous.get(DEVICES + "/" + device + "/jwt").expect(400);
        List<JsonNode> events = bus.audits("device_id", device, 2);
        assertThat(events)
                .extracting(event -> event.path("event_data").path("reason").asString())
                .containsExactly("Device has not been activated", "Device auth code validation failed");
        tablets.token(device, code).expect(200);
    }

    @Test
    void deactivatingSuspendsAndRevokingEnds() {
        String device = tablets.register(ward);
        String code = tablets.activate(device);
        tablets.token(device, code).expect(200);
        administrator.patch(DEVICES + "/" + device, Map.of("active", false)).expect(200);
        tablets.token(device, code).expect(403);
        administrator.patch(DEVICES + "/" + device, Map.of("active", true)).expect(200);
        tablets.token(device, code).expect(200);
        String pending = tablets.requestCode(device);
        administrator.delete(DEVICES + "/" + device + "/activation", null).expect(204);
        tablets.token(device, code).expect(403);
        tablets.validate(pending, null).expect(404);
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
        tablets.token(device, tablets.activate(device)).expect(200);
    }

    @Test
    void anAddressThatGuessesCodesHasToWait() {
        Api guesser = anonymous.with("X-Forwarded-For", "forged, " + freshAddress());
        for (int guess = 0; guess < 21; guess++) {
            guesser.post("/dhos/v1/activation/nowhere?type=send_entry", null).expect(404);
        }
        Answer slowed = guesser.post("/dhos/v1/activation/nowhere?type=send_entry", null)
                .expect(429);
        assertThat(slowed.header("Retry-After")).isEqualTo("1");
        assertThat(slowed.message()).isEqualTo("Too many attempts");
        guesser.post("/dhos/v1/activation/" + tablets.requestCode(tablets.register(ward)) + "?type=send_entry", null)
                .expect(429);
        tablets.activate(tablets.register(ward));
    }

    @Test
    void requestsAtOnceMakeOneActivation() throws Exception {
        String device = tablets.register(ward);
        Callable<String> client = () -> tablets.requestCode(device);
        List<Integer> statuses = new ArrayList<>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> code : clients.invokeAll(List.of(client, client, client, client))) {
                statuses.add(tablets.validate(code.get(), null).status());
            }
        }
        assertThat(statuses).containsOnlyOnce(200);
    }

    @Test
    void aDeviceThatKeepsFailingDoesNotFillTheAuditTrail() {
        String device = tablets.register(ward);
        for (int attempt = 0; attempt < 30; attempt++) {
            tablets.token(device, "X").expect(403);
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
        assertThat(tablets.requestCode(id)).isEqualTo("444444444");
        assertThat(tablets.requestCode(id)).isEqualTo("444444444");
        tablets.validate("444444444", null).expect(200);
        jdbc.sql("update device_activation set modified = modified - interval '60 days' where device_id = ?")
                .param(id)
                .update();
        tablets.validate("444444444", null).expect(200);
    }
}
