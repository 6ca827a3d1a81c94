package health.polaris.users.password;

import static health.polaris.users.Bodies.clinician;
import static health.polaris.users.Bodies.gdmClinician;
import static health.polaris.users.Bodies.uniqueAddress;
import static health.polaris.users.Bodies.with;
import static health.polaris.users.Callers.LOGIN;
import static health.polaris.users.Callers.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.users.Callers;
import health.polaris.users.EventTap;
import health.polaris.users.EventTap.Event;
import health.polaris.users.UsersTestBase;
import health.polaris.users.login.LegacyScrypt;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class PasswordTest extends UsersTestBase {

    private static final String LEGACY = "Brasserie-42£";
    private static final String SALT = "K7Q2M9ZX4B1C8D5E0F3G6H7J2L9N4P1R";

    @Autowired
    private ConnectionFactory connections;

    @Autowired
    private JdbcClient database;

    private JsonNode legacy(@Nullable Object... keysAndValues) {
        String uuid = UUID.randomUUID().toString();
        Map<String, @Nullable Object> row = with(
                gdmClinician(), "uuid", uuid, "password_hash", LegacyScrypt.hash(LEGACY, SALT), "password_salt", SALT);
        callers.system()
                .post("/dhos/v1/clinician/bulk", List.of(with(row, keysAndValues)))
                .expect(200);
        return callers.read(uuid);
    }

    private String storedHash(String uuid) {
        return database.sql("select password_hash from clinician where uuid = :uuid")
                .param("uuid", uuid)
                .query((row, number) -> row.getString(1))
                .single();
    }

    private Answer from(String address, String username) {
        return callers.system()
                .with("X-Forwarded-For", address)
                .with("UserAuthorization", "Bearer " + Callers.base64(username + ":guess"))
                .get(LOGIN);
    }

    @Test
    void upgradesALegacyHashAtTheNextSuccessWithoutChangingTheClinician() {
        JsonNode migrated = legacy();
        String uuid = migrated.get("uuid").asString();
        String address = migrated.get("email_address").asString();
        callers.login(address, "wrong").expect(403);
        assertThat(storedHash(uuid)).hasSize(512);
        callers.login(address, LEGACY).expect(200);
        assertThat(storedHash(uuid)).startsWith("{argon2id}$argon2id$");
        callers.login(address, LEGACY).expect(200);
        callers.login(address, "wrong").expect(403);
        assertThat(callers.read(uuid)).isEqualTo(migrated);
    }

    @Test
    void hashesNewPasswordsWithASaltOfTheirOwn() {
        String first = callers.createWithPassword(clinician()).get("uuid").asString();
        String second = callers.createWithPassword(clinician()).get("uuid").asString();
        assertThat(storedHash(first)).startsWith("{argon2id}$argon2id$").isNotEqualTo(storedHash(second));
    }

    @Test
    void setsPasswordsByAddress() {
        JsonNode created = callers.create(clinician());
        String address = created.get("email_address").asString();
        String encoded = "%20" + address.toUpperCase(java.util.Locale.ROOT);
        JsonNode answer = callers.system("write:gdm_clinician_all")
                .patch("/dhos/v1/clinician?email=" + encoded, Map.of("password", "p", "colour", 1))
                .expect(200)
                .json();
        assertThat(answer.get("uuid")).isEqualTo(created.get("uuid"));
        assertThat(answer.propertyNames()).containsExactlyInAnyOrderElementsOf(created.propertyNames());
        callers.login(address, "p").expect(200);
        callers.setPassword(address, "q").expect(200);
        callers.login(address, "p").expect(403);
        assertThat(callers.setPassword("Nobody", "p").expect(404).message())
                .isEqualTo("No user found with address Nobody");
        callers.system().patch("/dhos/v1/clinician", Map.of("password", "p")).expect(400);
        callers.system("write:send_clinician_all")
                .patch("/dhos/v1/clinician?email=" + address, Map.of("password", "p"))
                .expect(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{\"password\": null}", "{\"password\": 5}", "{\"password\": [\"x\"]}"})
    void refusesOtherPasswordBodies(String body) {
        String address = callers.create(clinician()).get("email_address").asString();
        callers.system().patch("/dhos/v1/clinician?email=" + address, body).expect(400);
    }

    @Test
    void boundsTheLengthOfPasswords() {
        String address = callers.create(clinician()).get("email_address").asString();
        callers.setPassword(address, "\uD83D\uDE00".repeat(1000)).expect(200);
        assertThat(callers.setPassword(address, "x".repeat(1001)).expect(400).message())
                .isEqualTo("Password must not be longer than 1000 characters");
    }

    @Test
    void letsSystemsAloneSetThePasswordOfAMachine() {
        String address = uniqueAddress();
        callers.create(with(gdmClinician(), "email_address", address, "groups", List.of("System")));
        callers.clinician("chief", "write:gdm_clinician_all")
                .patch("/dhos/v1/clinician?email=" + address, Map.of("password", "p"))
                .expect(403);
        callers.setPassword(address, "p").expect(200);
    }

    @Test
    void takesTheRightToGiveAllRolesToSetSomebodysPassword() {
        var administrator = callers.create(with(clinician(), "groups", List.of("SEND Administrator")));
        String address = administrator.get("email_address").asString();
        String ofOwnProduct = uniqueAddress();
        callers.create(with(gdmClinician(), "email_address", ofOwnProduct, "groups", List.of("GDM Clinician")));
        var chief = callers.clinician("chief", "write:gdm_clinician_all");

        chief.patch("/dhos/v1/clinician?email=" + address, Map.of("password", "p"))
                .expect(403);
        callers.login(address, "p").expect(403);
        chief.patch("/dhos/v1/clinician?email=" + ofOwnProduct, Map.of("password", "p"))
                .expect(200);
        callers.clinician(administrator.get("uuid").asString(), "write:gdm_clinician_all")
                .patch("/dhos/v1/clinician?email=" + address, Map.of("password", "p"))
                .expect(200);
    }

    @Test
    void slowsDownGuessingOfKnownAndUnknownNamesAlike() throws Exception {
        String known =
                callers.createWithPassword(clinician()).get("email_address").asString();
        String unknown = uniqueAddress();
        try (EventTap tap = new EventTap(connections)) {
            for (String username : List.of(known, unknown)) {
                for (int i = 0; i < 6; i++) {
                    callers.login(username, "guess").expect(403);
                }
                Answer slowed = callers.login(username.toUpperCase(java.util.Locale.ROOT), PASSWORD)
                        .expect(429);
                assertThat(slowed.header("Retry-After")).isEqualTo("1");
                assertThat(slowed.body()).isEqualTo("{\"message\":\"Too many attempts\"}");
                Event audit = tap.about("Too many attempts", 1).getLast();
                assertThat(audit.isAudit("Login Failure")).isTrue();
            }
            org.awaitility.Awaitility.await()
                    .pollInterval(java.time.Duration.ofMillis(300))
                    .untilAsserted(() ->
                            assertThat(callers.login(known, PASSWORD).status()).isEqualTo(200));
            for (int i = 0; i < 5; i++) {
                callers.login(known, "guess").expect(403);
            }
            callers.login(known, PASSWORD).expect(200);
        }
    }

    @Test
    void slowsDownOneAddressThatGuessesManyNames() {
        for (int i = 0; i < 101; i++) {
            from("10.9.8.7", uniqueAddress()).expect(403);
        }
        from("10.9.8.7", uniqueAddress()).expect(429);
        from("10.9.8.6", uniqueAddress()).expect(403);
        callers.system()
                .with("X-Forwarded-For", "10.9.8.6, 10.9.8.7")
                .with("UserAuthorization", "Bearer " + Callers.base64("a:b"))
                .get(LOGIN)
                .expect(429);
    }
}
