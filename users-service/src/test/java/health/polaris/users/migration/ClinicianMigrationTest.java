package health.polaris.users.migration;

import static health.polaris.users.Bodies.clinician;
import static health.polaris.users.Bodies.product;
import static health.polaris.users.Bodies.uniqueAddress;
import static health.polaris.users.Bodies.uniqueBadge;
import static health.polaris.users.Bodies.with;
import static health.polaris.users.Bodies.without;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.users.EventTap;
import health.polaris.users.StatementCounter;
import health.polaris.users.UsersTestBase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ClinicianMigrationTest extends UsersTestBase {

    private static final String PATH = "/dhos/v1/clinician/bulk";

    @Autowired
    private ConnectionFactory connections;

    private static Map<String, @Nullable Object> row() {
        return with(clinician(), "uuid", UUID.randomUUID().toString());
    }

    private Answer post(List<Map<String, @Nullable Object>> rows) {
        return callers.system("write:clinician_migration").post(PATH, rows);
    }

    @Test
    void keepsWhatTheOldSystemKnew() {
        String address = uniqueAddress();
        Map<String, @Nullable Object> terms = new LinkedHashMap<>(Map.of(
                "product_name", "SEND",
                "version", 3,
                "accepted_timestamp", "2019-01-01T12:01:01",
                "uuid", UUID.randomUUID().toString(),
                "created", "2019-01-01T12:01:01.000Z"));
        Map<String, @Nullable Object> row = with(
                row(),
                "created",
                "2018-05-03T08:15:30.123Z",
                "created_by",
                "old-system",
                "modified",
                "2019-05-03T08:15:30.123+01:00",
                "email_address",
                "  " + address.toUpperCase(java.util.Locale.ROOT),
                "first_name",
                " untrimmed ",
                "groups",
                List.of("System"),
                "can_edit_encounter",
                true,
                "contract_expiry_eod_date",
                "2999-1-2",
                "send_entry_identifier",
                null,
                "products",
                List.of(with(
                        product("SEND"),
                        "closed_date",
                        "2020-1-2",
                        "uuid",
                        UUID.randomUUID().toString())),
                "terms_agreements",
                List.of(terms));
        assertThat(post(List.of(row)).expect(200).body()).isEqualTo("{\"created\":1}");

        JsonNode stored = callers.read(String.valueOf(row.get("uuid")));
        assertThat(stored.get("created").asString()).isEqualTo("2018-05-03T08:15:30.123Z");
        assertThat(stored.get("created_by").asString()).isEqualTo("old-system");
        assertThat(stored.get("modified").asString()).isEqualTo("2019-05-03T07:15:30.123Z");
        assertThat(stored.get("modified_by").asString()).isEqualTo("old-system");
        assertThat(stored.get("email_address").asString()).isEqualTo(address);
        assertThat(stored.get("first_name").asString()).isEqualTo(" untrimmed ");
        assertThat(stored.get("send_entry_identifier").isNull()).isTrue();
        assertThat(stored.get("contract_expiry_eod_date").asString()).isEqualTo("2999-01-02");
        assertThat(stored.get("bookmarks").isArray()).isTrue();
        assertThat(stored.get("bookmarked_patients").isArray()).isTrue();
        assertThat(stored.get("login_active").asBoolean()).isTrue();
        assertThat(stored.get("products").get(0).get("closed_date").asString()).isEqualTo("2020-01-02");
        JsonNode agreed = stored.get("terms_agreement").get("SEND");
        assertThat(agreed.get("version").asInt()).isEqualTo(3);
        assertThat(agreed.get("accepted_timestamp").asString()).isEqualTo("2019-01-01T12:01:01.000+00:00");
        callers.system()
                .patch("/dhos/v1/clinician/" + row.get("uuid"), Map.of())
                .expect(200);
    }

    @Test
    void storesNothingWhenOneRowIsWrong() {
        Map<String, @Nullable Object> good = row();
        for (Map<String, @Nullable Object> bad : List.of(
                without(row(), "uuid"),
                without(row(), "first_name"),
                with(row(), "products", List.of()),
                with(row(), "shoe_size", 43),
                with(row(), "created", "yesterday"),
                with(row(), "contract_expiry_eod_date", "yesterday"),
                with(row(), "terms_agreements", List.of(Map.of("product_name", "SEND", "colour", "red"))),
                with(row(), "uuid", "x".repeat(37)))) {
            post(List.of(good, bad)).expect(400);
        }
        callers.system().post(PATH, "[null]").expect(400);
        callers.system().post(PATH, "{}").expect(400);
        callers.system().get("/dhos/v1/clinician/" + good.get("uuid")).expect(404);
    }

    @Test
    void takesAgreementsToTheTermsOfAHundredProducts() {
        List<Map<String, Object>> agreements = IntStream.range(0, 202)
                .<Map<String, Object>>mapToObj(i -> Map.of("product_name", "P" + i / 2, "version", i % 2))
                .toList();
        assertThat(post(List.of(with(row(), "terms_agreements", agreements)))
                        .expect(400)
                        .message())
                .contains("terms_agreements", "101", "100");
        post(List.of(with(row(), "terms_agreements", agreements.subList(0, 200))))
                .expect(200);
    }

    @Test
    void namesAllMissingKeysOfAllRowsAtOnce() {
        assertThat(post(List.of(without(without(row(), "uuid"), "last_name"), without(row(), "groups")))
                        .expect(400)
                        .message())
                .isEqualTo("[0].last_name: must not be null; [0].uuid: must not be null; [1].groups: must not be null");
    }

    @Test
    void storesNothingWhenOneRowIsADuplicate() {
        JsonNode stored = callers.create(clinician());
        Map<String, @Nullable Object> good = row();
        post(List.of(good, with(row(), "uuid", stored.get("uuid").asString()))).expect(409);
        post(List.of(
                        good,
                        with(
                                row(),
                                "email_address",
                                stored.get("email_address").asString().toUpperCase(java.util.Locale.ROOT))))
                .expect(409);
        post(List.of(good, good)).expect(409);
        post(List.of(good, with(row(), "email_address", good.get("email_address"))))
                .expect(409);
        callers.system().get("/dhos/v1/clinician/" + good.get("uuid")).expect(404);
        assertThat(post(List.of()).expect(200).body()).isEqualTo("{\"created\":0}");
    }

    @Test
    void takesThousandsInFewStatementsAllOrNone() {
        String badge = uniqueBadge();
        String hash = "0123456789abcdef".repeat(32);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        IntStream.range(0, 1_500)
                .forEach(i -> rows.add(with(
                        row(),
                        "send_entry_identifier",
                        badge,
                        "password_hash",
                        hash,
                        "password_salt",
                        "K7Q2M9ZX4B1C8D5E0F3G6H7J2L9N4P1R")));
        Map<String, @Nullable Object> last = rows.getLast();
        rows.set(1_499, with(last, "uuid", rows.getFirst().get("uuid")));
        post(rows).expect(409);
        assertThat(count(badge)).isZero();

        rows.set(1_499, last);
        List<String> statements = StatementCounter.during(() -> post(rows).expect(200));
        assertThat(statements).hasSizeLessThanOrEqualTo(30);
        assertThat(count(badge)).isEqualTo(1_500);
    }

    @Test
    void tellsTheOthersOnlyWhenAskedTo() throws Exception {
        try (EventTap tap = new EventTap(connections)) {
            Map<String, @Nullable Object> silent = row();
            post(List.of(silent)).expect(200);
            Map<String, @Nullable Object> told = row();
            callers.system("write:clinician_migration")
                    .post(PATH + "?publish_events=true", List.of(told))
                    .expect(200);
            assertThat(tap.about(String.valueOf(told.get("uuid")), 1).getFirst().routingKey())
                    .isEqualTo("dhos.D9000001");
            assertThat(tap.about(String.valueOf(silent.get("uuid")))).isEmpty();
        }
    }

    private int count(String badge) {
        return callers.system()
                .get("/dhos/v2/clinicians?limit=1&q=" + badge)
                .expect(200)
                .json()
                .get("total")
                .asInt();
    }
}
