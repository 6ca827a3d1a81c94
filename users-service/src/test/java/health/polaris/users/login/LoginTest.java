package health.polaris.users.login;

import static health.polaris.users.Bodies.clinician;
import static health.polaris.users.Bodies.product;
import static health.polaris.users.Bodies.uniqueBadge;
import static health.polaris.users.Bodies.with;
import static health.polaris.users.Callers.LOGIN;
import static health.polaris.users.Callers.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.testing.Tokens;
import health.polaris.users.Callers;
import health.polaris.users.EventTap;
import health.polaris.users.EventTap.Event;
import health.polaris.users.UsersTestBase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class LoginTest extends UsersTestBase {

    @Autowired
    private JdbcClient database;

    @Autowired
    private ConnectionFactory connections;

    private static void assertAudit(EventTap tap, String uuid, String reason) {
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(tap.about(uuid).stream()
                                .filter(event -> event.isAudit("Login Failure"))
                                .map(event -> event.json().get("event_data").toString()))
                        .contains("{\"reason\":\"%s\",\"clinician_id\":\"%s\"}".formatted(reason, uuid)));
    }

    @Test
    void answersWhoItIsAndWhatTheRolesPermit() {
        JsonNode created = callers.createWithPassword(with(
                clinician(),
                "groups",
                List.of("SEND Entry Device", "EPR Service Adapter", "No such role"),
                "products",
                List.of(product("SEND"), with(product("GDM"), "closed_date", "2022-01-01"))));
        Answer answer = callers.login(
                        created.get("email_address").asString().toUpperCase(java.util.Locale.ROOT) + " ", PASSWORD)
                .expect(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        JsonNode login = answer.json();
        assertThat(login.propertyNames())
                .containsExactlyInAnyOrder(
                        "job_title",
                        "email_address",
                        "user_id",
                        "groups",
                        "products",
                        "can_edit_ews",
                        "can_edit_encounter",
                        "permissions");
        assertThat(login.get("user_id")).isEqualTo(created.get("uuid"));
        assertThat(login.get("products").size()).isEqualTo(1);
        assertThat(login.get("groups")).isEqualTo(created.get("groups"));
        assertThat(login.get("permissions").values().stream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(
                        "read:send_location",
                        "read:send_device",
                        "read:send_entry_identifier",
                        "read:hl7_message",
                        "write:hl7_message");
        callers.login(created.get("send_entry_identifier").asString(), PASSWORD).expect(200);
    }

    @Test
    void takesTheTokenOfTheProvidersLoginScript() {
        JsonNode created = callers.createWithPassword(clinician());
        callers.anonymous()
                .as(Tokens.loginScript("read:gdm_clinician_auth_all"))
                .with(
                        "UserAuthorization",
                        "Bearer " + Callers.base64(created.get("email_address").asString() + ":" + PASSWORD))
                .get(LOGIN)
                .expect(200);
        callers.system("read:gdm_clinician_all")
                .with("UserAuthorization", "Bearer x")
                .get(LOGIN)
                .expect(403);
    }

    @ParameterizedTest
    @CsvSource({
        "basic YTpi, 403",
        "bearer YTpi, 403",
        "Bearer, 403",
        "Bearer YTpi=, 400",
        "Bearer YTp, 400",
        "Bearer Y!pi, 400",
        "Bearer /zo6, 400",
        "Bearer YWJj, 400",
        "Bearer OmFi, 403",
        "Bearer YWI6, 403"
    })
    void refusesHeadersThatCannotBeRead(String header, int status) {
        callers.system().with("UserAuthorization", header).get(LOGIN).expect(status);
    }

    @Test
    void demandsTheHeader() {
        callers.system().get(LOGIN).expect(400);
        callers.anonymous().get(LOGIN).expect(401);
    }

    @Test
    void tellsTheAuditWhyAndTheCallerNothing() throws Exception {
        try (EventTap tap = new EventTap(connections)) {
            String nobody = "nobody-" + UUID.randomUUID() + "@x.example";
            assertThat(callers.login(nobody, "x").expect(403).body()).isEqualTo("{\"message\":\"Forbidden\"}");
            assertThat(tap.about(nobody, 1).getFirst().text())
                    .isEqualTo(("{\"event_type\":\"Login Failure\",\"event_data\":{\"reason\":"
                                    + "\"Authentication failed, invalid username\",\"username\":\"%s\"}}")
                            .formatted(nobody));

            JsonNode created = callers.createWithPassword(with(clinician(), "login_active", false));
            String uuid = created.get("uuid").asString();
            String address = created.get("email_address").asString();
            callers.login(address, PASSWORD).expect(403);
            assertAudit(tap, uuid, "Account is disabled");

            callers.system()
                    .patch("/dhos/v1/clinician/" + uuid, Map.of("login_active", true))
                    .expect(200);
            callers.login(address, PASSWORD + "!").expect(403);
            assertAudit(tap, uuid, "Invalid password");

            callers.login(address, PASSWORD).expect(200);
            assertThat(tap.about("Login Success", 1).getFirst().json().get("event_data"))
                    .isEqualTo(tools.jackson.databind.json.JsonMapper.shared()
                            .readTree("{\"clinician_id\":\"%s\"}".formatted(uuid)));

            JsonNode without = callers.create(clinician());
            callers.login(without.get("email_address").asString(), "x").expect(403);
            assertAudit(tap, without.get("uuid").asString(), "Invalid password");
            assertThat(tap.about(PASSWORD)).isEmpty();
        }
    }

    @Test
    void refusesAUsernameThatIsNotOneClinicians() {
        String badge = uniqueBadge();
        JsonNode one = callers.createWithPassword(with(clinician(), "send_entry_identifier", badge));
        callers.login(badge, PASSWORD).expect(200);
        String other = callers.createUuid(clinician());
        // As a migration may have left it.
        database.sql("update clinician set send_entry_identifier = :badge where uuid = :uuid")
                .param("badge", badge)
                .param("uuid", other)
                .update();
        callers.login(badge, PASSWORD).expect(403);
        callers.login(one.get("email_address").asString(), PASSWORD).expect(200);
        callers.login(badge + " ", PASSWORD).expect(403);
        callers.login("\0", PASSWORD).expect(403);
    }

    @Test
    void deactivatesWhoseContractHasRunOutButNotOnTheLastDay() throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        JsonNode lastDay = callers.createWithPassword(with(clinician(), "contract_expiry_eod_date", today.toString()));
        callers.login(lastDay.get("email_address").asString(), PASSWORD).expect(200);

        JsonNode expired = callers.createWithPassword(
                with(clinician(), "contract_expiry_eod_date", today.minusDays(1).toString()));
        String uuid = expired.get("uuid").asString();
        try (EventTap tap = new EventTap(connections)) {
            callers.login(expired.get("email_address").asString(), PASSWORD).expect(403);
            JsonNode stored = callers.read(uuid);
            assertThat(stored.get("login_active").asBoolean()).isFalse();
            assertThat(stored.get("modified_by").asString()).isEqualTo("test-system");
            List<Event> events = tap.about(uuid, 2).stream()
                    .filter(event -> !event.routingKey().equals("dhos.D9000001"))
                    .toList();
            org.awaitility.Awaitility.await()
                    .untilAsserted(() -> assertThat(tap.about(uuid).stream()
                                    .map(Event::routingKey)
                                    .filter(routingKey -> !routingKey.equals("dhos.D9000001")))
                            .containsExactly("dhos.D9000002", "dhos.tokens_revoked", "dhos.34837004"));
            assertThat(tap.about("Login expired").getFirst().json().get("event_data"))
                    .isEqualTo(tools.jackson.databind.json.JsonMapper.shared()
                            .readTree(("{\"reason\":\"Login expired\",\"clinician_id\":\"%s\","
                                            + "\"contract_expiry_eod_date\":\"%s\"}")
                                    .formatted(uuid, today.minusDays(1))));
            assertThat(events).isNotEmpty();
        }
    }

    /** The literal path wins for its own method alone (contracts/users.md §4). */
    @Test
    void isAnIdLikeAnyOtherForOtherMethods() {
        callers.system().patch(LOGIN, Map.of("job_title", "x")).expect(404);
        callers.system().get("/dhos/v1/clinician/bulk").expect(404);
        assertThat(callers.system().delete(LOGIN, null).expect(405).header("Allow"))
                .contains("GET", "PATCH");
    }
}
