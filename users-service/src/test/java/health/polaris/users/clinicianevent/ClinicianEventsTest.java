package health.polaris.users.clinicianevent;

import static health.polaris.users.Bodies.clinician;
import static health.polaris.users.Bodies.product;
import static health.polaris.users.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.users.EventTap;
import health.polaris.users.EventTap.Event;
import health.polaris.users.UsersTestBase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ClinicianEventsTest extends UsersTestBase {

    private static final String MICROSECONDS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ConnectionFactory connections;

    @Test
    void tellsOfACreationWithoutNamesAndAddress() throws Exception {
        try (EventTap tap = new EventTap(connections)) {
            Map<String, @Nullable Object> body = with(
                    clinician(), "products", List.of(product("SEND"), with(product("GDM"), "closed_date", "2022-2-3")));
            String uuid = callers.system()
                    .with("X-Request-ID", "request-of-this-test")
                    .post("/dhos/v1/clinician?send_welcome_email=false", body)
                    .expect(200)
                    .json()
                    .get("uuid")
                    .asString();
            Event event = tap.about(uuid, 1).getFirst();
            assertThat(event.routingKey()).isEqualTo("dhos.D9000001");
            assertThat(event.contentType()).isEqualTo("application/text");
            assertThat(event.correlationId()).isEqualTo("request-of-this-test");
            assertThat(event.json().propertyNames())
                    .containsExactlyInAnyOrder(
                            "uuid",
                            "created",
                            "created_by",
                            "modified",
                            "modified_by",
                            "job_title",
                            "send_entry_identifier",
                            "locations",
                            "login_active",
                            "contract_expiry_eod_date",
                            "groups",
                            "products");
            assertThat(event.json().get("created").asString()).matches(MICROSECONDS);
            assertThat(event.json().get("contract_expiry_eod_date").isNull()).isTrue();
            JsonNode closed = event.json().get("products").get(1);
            assertThat(closed.propertyNames())
                    .containsExactlyInAnyOrder(
                            "uuid",
                            "product_name",
                            "opened_date",
                            "closed_date",
                            "created",
                            "created_by",
                            "modified",
                            "modified_by");
            assertThat(closed.get("closed_date").asString()).isEqualTo("2022-02-03");
            assertThat(closed.get("modified").asString()).matches(MICROSECONDS);
            assertThat(event.text()).doesNotContain("Amina", "Okafor", String.valueOf(body.get("email_address")));
            assertThat(EventTap.waitingForMessages(
                            connections.createConnection().getDelegate()))
                    .isPositive();
        }
    }

    @Test
    void welcomesByEmailWhenThereIsAnAddress() throws Exception {
        try (EventTap tap = new EventTap(connections)) {
            JsonNode welcomed = callers.system()
                    .post("/dhos/v1/clinician", clinician())
                    .expect(200)
                    .json();
            String address = welcomed.get("email_address").asString();
            Event email = tap.about(address, 1).getFirst();
            assertThat(email.routingKey()).isEqualTo("dhos.DM000017");
            assertThat(email.json())
                    .isEqualTo(tools.jackson.databind.json.JsonMapper.shared()
                            .readTree(
                                    "{\"email_address\":\"%s\",\"email_type\":\"WELCOME_EMAIL\"}".formatted(address)));

            String silent = callers.system()
                    .post("/dhos/v1/clinician", with(clinician(), "email_address", null))
                    .expect(200)
                    .json()
                    .get("uuid")
                    .asString();
            tap.about(silent, 1);
            assertThat(tap.about("WELCOME_EMAIL")).hasSize(1);
        }
    }

    @Test
    void tellsOfUpdatesAndRemovalsAndSwitchedLogins() throws Exception {
        try (EventTap tap = new EventTap(connections)) {
            String uuid = callers.createUuid(clinician());
            callers.system().patch("/dhos/v1/clinician/" + uuid, Map.of()).expect(200);
            callers.system()
                    .patch("/dhos/v1/clinician/" + uuid, Map.of("login_active", true))
                    .expect(200);
            callers.clinician("chief", "write:send_clinician_all")
                    .patch("/dhos/v1/clinician/" + uuid, Map.of("login_active", false))
                    .expect(200);
            callers.system()
                    .patch("/dhos/v1/clinician/" + uuid + "/delete", Map.of("locations", List.of("ward-7")))
                    .expect(200);
            callers.system()
                    .patch("/dhos/v1/clinician/" + uuid, Map.of("login_active", true))
                    .expect(200);

            List<Event> events = tap.about(uuid, 10).subList(1, 10);
            assertThat(events.stream().map(EventTap.Event::routingKey))
                    .containsExactly(
                            "dhos.D9000002",
                            "dhos.D9000002",
                            "dhos.tokens_revoked",
                            "dhos.34837004",
                            "dhos.D9000002",
                            "dhos.D9000002",
                            "dhos.tokens_revoked",
                            "dhos.34837004",
                            "dhos.D9000002");
            List<JsonNode> revoked = events.stream()
                    .filter(event -> event.routingKey().equals("dhos.tokens_revoked"))
                    .map(Event::json)
                    .toList();
            assertThat(revoked).allSatisfy(event -> {
                assertThat(event.path("holder_kind").asString()).isEqualTo("clinician");
                assertThat(event.path("holder_id").asString()).isEqualTo(uuid);
            });
            assertThat(revoked.getFirst().path("barred").asBoolean()).isTrue();
            assertThat(revoked.getFirst().path("issued_until").isString()).isTrue();
            assertThat(revoked.getLast().path("barred").asBoolean(true)).isFalse();
            assertThat(revoked.getLast().path("issued_until").isNull()).isTrue();
            JsonNode audit = events.get(3).json();
            assertThat(audit.get("event_type").asString()).isEqualTo("login deactivated");
            assertThat(audit.get("event_data").get("clinician_id").asString()).isEqualTo(uuid);
            assertThat(audit.get("event_data").get("modified_by").asString()).isEqualTo("chief");
            assertThat(events.get(4).json().get("login_active").asBoolean()).isFalse();
            assertThat(events.get(5).json().get("locations").size()).isZero();
            assertThat(events.get(7).isAudit("login activated")).isTrue();
        }
    }

    /** Consumers ignore what was true before what they know, so a replica whose clock is behind must not tell of the past. */
    @Test
    void timesOfOneClinicianNeverGoBack() throws Exception {
        try (EventTap tap = new EventTap(connections)) {
            String uuid = callers.createUuid(clinician());
            jdbc.sql("update clinician set modified = '2099-01-01T00:00:00.000001Z' where uuid = ?")
                    .param(uuid)
                    .update();
            callers.system()
                    .patch("/dhos/v1/clinician/" + uuid, Map.of("login_active", false))
                    .expect(200);
            List<Event> events = tap.about(uuid, 4);
            assertThat(events.getLast().json().get("modified").asString())
                    .isEqualTo("2099-01-01T00:00:00.000002+00:00");
            assertThat(events.get(1).json().get("said_at_micros").asLong())
                    .isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2099-01-01T00:00:00.000002Z")));
        }
    }

    @Test
    void saysNothingOfRefusedRequestsTermsBookmarksAndPasswords() throws Exception {
        try (EventTap tap = new EventTap(connections)) {
            JsonNode stored = callers.create(clinician());
            String uuid = stored.get("uuid").asString();
            callers.system()
                    .patch("/dhos/v1/clinician/" + uuid, Map.of("products", List.of(product("SEND"))))
                    .expect(400);
            callers.setPassword(stored.get("email_address").asString(), "a long enough one")
                    .expect(200);
            callers.system()
                    .post(
                            "/dhos/v1/clinician/" + uuid + "/terms_agreement",
                            Map.of("product_name", "SEND", "version", 1))
                    .expect(200);
            callers.system()
                    .post("/dhos/v1/clinician/" + uuid + "/location/L1/bookmark", null)
                    .expect(201);
            String last = UUID.randomUUID().toString();
            callers.createUuid(with(clinician(), "uuid", last));
            tap.about(last, 1);
            assertThat(tap.about(uuid)).hasSize(1);
        }
    }
}
