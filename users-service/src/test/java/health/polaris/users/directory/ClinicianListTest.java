package health.polaris.users.directory;

import static health.polaris.users.Bodies.clinician;
import static health.polaris.users.Bodies.gdmClinician;
import static health.polaris.users.Bodies.product;
import static health.polaris.users.Bodies.uniqueBadge;
import static health.polaris.users.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.users.UsersTestBase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Each test looks at its own clinicians: those with a product whose name nobody else has. */
class ClinicianListTest extends UsersTestBase {

    private String product = "";

    @BeforeEach
    void prepare() {
        product = "P" + uniqueBadge();
    }

    private JsonNode member(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> body = with(gdmClinician(), "products", List.of(product(product)));
        return callers.create(with(body, keysAndValues));
    }

    private Answer v2(String query) {
        return callers.system().get("/dhos/v2/clinicians?product_name=" + product + query);
    }

    private List<String> lastNames(String query) {
        return v2(query).expect(200).json().get("results").values().stream()
                .map(item -> item.get("last_name").asString("null"))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void hasTheSameItemsInBothVersions() {
        member("last_name", "A");
        member("last_name", "B");
        JsonNode page = v2("&limit=1").expect(200).json();
        assertThat(page.propertyNames()).containsExactlyInAnyOrder("results", "total");
        assertThat(page.get("total").asInt()).isEqualTo(2);
        Answer old = callers.system()
                .get("/dhos/v1/clinicians?limit=1&product_name=" + product)
                .expect(200);
        assertThat(old.json()).isEqualTo(page.get("results"));
        assertThat(old.header("Deprecation")).isEqualTo("true");
        assertThat(old.header("Link")).isEqualTo("</dhos/v2/clinicians>; rel=\"successor-version\"");
    }

    @Test
    void hasThreeForms() {
        JsonNode full = member();
        JsonNode standard = v2("").json().get("results").get(0);
        assertThat(standard.propertyNames())
                .containsExactlyInAnyOrder(
                        "job_title",
                        "email_address",
                        "first_name",
                        "last_name",
                        "uuid",
                        "created",
                        "created_by",
                        "modified",
                        "modified_by",
                        "send_entry_identifier",
                        "contract_expiry_eod_date",
                        "groups",
                        "login_active",
                        "locations");
        assertThat(v2("&compact=true").json().get("results").get(0).has("locations"))
                .isFalse();
        assertThat(v2("&compact=true&expanded=TRUE").json().get("results").get(0))
                .isEqualTo(full);
        standard.properties().forEach(entry -> assertThat(entry.getValue()).isEqualTo(full.get(entry.getKey())));
    }

    @Test
    void filtersByProductOpenOrClosedStateAndKind() {
        member("last_name", "Closed", "products", List.of(with(product(product), "closed_date", "2022-01-01")));
        member("last_name", "Inactive", "login_active", false);
        member("last_name", "Temporary", "contract_expiry_eod_date", "2999-01-01");
        assertThat(lastNames("")).containsExactly("Closed", "Inactive", "Temporary");
        assertThat(lastNames("&login_active=false")).containsExactly("Inactive");
        assertThat(lastNames("&login_active=True")).containsExactly("Closed", "Temporary");
        assertThat(lastNames("&temp_only=true")).containsExactly("Temporary");
        assertThat(lastNames("&temp_only=false")).hasSize(3);
        assertThat(callers.system()
                        .get("/dhos/v2/clinicians?product_name=nobody" + product)
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void honoursTheOffsetOfModifiedSince() {
        String modified = member("last_name", "A").get("modified").asString();
        String hour = modified.substring(11, 13);
        String anHourLater = modified.replace("T" + hour, "T%02d".formatted((Integer.parseInt(hour) + 1) % 24));
        assertThat(lastNames("&modified_since=2020-01-01")).containsExactly("A");
        assertThat(lastNames("&modified_since=2020-01-01T00:00:00")).containsExactly("A");
        assertThat(lastNames("&modified_since=" + encoded("2020-01-01T00:00:00+01:00")))
                .containsExactly("A");
        assertThat(lastNames("&modified_since=2020-01-01T00:00:00+01:00")).containsExactly("A");
        assertThat(lastNames("&modified_since=9999-01-01T00:00:00.000Z")).isEmpty();
        if (!hour.equals("23")) {
            // The same moment in words of another zone: strictly later than the microseconds that are not shown.
            assertThat(lastNames("&modified_since=" + encoded(anHourLater.replace("Z", "+01:00"))))
                    .containsExactly("A");
            assertThat(lastNames("&modified_since=" + encoded(anHourLater))).isEmpty();
        }
        v2("&modified_since=yesterday").expect(400);
        v2("&modified_since=").expect(400);
        v2("&modified_since=2020-13-01").expect(400);
    }

    @Test
    void searchesNamesRolesAndBadges() {
        String badge = uniqueBadge();
        member(
                "first_name",
                "Amina",
                "last_name",
                "Okafor-Smith",
                "groups",
                List.of("GDM Clinician", "SEND Clinician"));
        member("first_name", "Bo_", "last_name", "100%", "send_entry_identifier", badge);
        assertThat(lastNames("&q=" + encoded("smith ami"))).containsExactly("Okafor-Smith");
        assertThat(lastNames("&q=" + encoded("Amina Okafor"))).isEmpty();
        assertThat(lastNames("&q=" + encoded("gdm clinician send"))).containsExactly("Okafor-Smith");
        assertThat(lastNames("&q=" + encoded("0%"))).containsExactly("100%");
        assertThat(lastNames("&q=" + encoded("o_"))).containsExactly("100%");
        assertThat(lastNames("&q=" + encoded("\\"))).isEmpty();
        assertThat(lastNames("&q=" + badge)).containsExactly("100%");
        assertThat(lastNames("&q=" + badge.substring(1))).isEmpty();
        assertThat(lastNames("&q=")).hasSize(2);
    }

    @Test
    void pagesThroughEverythingOnce() {
        for (int i = 0; i < 5; i++) {
            member("last_name", "Same", "first_name", "Same");
        }
        List<String> seen = java.util.stream.IntStream.range(0, 3)
                .boxed()
                .flatMap(page -> v2("&limit=2&offset=" + 2 * page).json().get("results").values().stream())
                .map(item -> item.get("uuid").asString())
                .toList();
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(v2("&limit=0&offset=0").json().get("results").size()).isEqualTo(5);
        assertThat(v2("&offset=4").json().get("results").size()).isEqualTo(1);
        assertThat(v2("&offset=99").json().get("total").asInt()).isEqualTo(5);
        assertThat(v2("&limit=1&limit=3").json().get("results").size()).isEqualTo(3);
    }

    @Test
    void sortsByOneOrMoreFieldsInOneDirection() {
        member("last_name", "B", "first_name", "X", "job_title", "1");
        member("last_name", "A", "first_name", "Y", "job_title", "2");
        JsonNode nameless = member("last_name", "C", "first_name", "X", "job_title", "2");
        assertThat(lastNames("")).containsExactly("A", "B", "C");
        assertThat(lastNames("&order=desc")).containsExactly("C", "B", "A");
        assertThat(lastNames("&sort=first_name,last_name")).containsExactly("B", "C", "A");
        assertThat(lastNames("&sort=first_name&sort=last_name")).containsExactly("B", "C", "A");
        assertThat(lastNames("&sort=job_title,last_name&order=desc")).containsExactly("C", "A", "B");
        callers.system()
                .patch("/dhos/v1/clinician/" + nameless.get("uuid").asString(), "{\"last_name\": null}")
                .expect(200);
        assertThat(lastNames("&order=asc")).containsExactly("A", "B", "null");
        assertThat(lastNames("&order=desc")).containsExactly("null", "B", "A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "last_name",
                "first_name",
                "uuid",
                "nhs_smartcard_number",
                "email_address",
                "modified",
                "created",
                "phone_number",
                "send_entry_identifier",
                "job_title"
            })
    void canSortByEachOfItsFields(String field) {
        member();
        assertThat(lastNames("&sort=" + field)).hasSize(1);
        assertThat(lastNames("&expanded=true&order=desc&sort=uuid," + field)).hasSize(1);
        callers.clinician("c", "read:gdm_clinician")
                .get("/dhos/v1/clinicians?limit=1&sort=" + field)
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=",
                "sort=null",
                "sort=last_name,",
                "sort=password_hash",
                "order=up",
                "order=",
                "limit=-1",
                "offset=-1",
                "limit=ten",
                "limit=1.0",
                "limit=99999999999",
                "offset=0x1",
                "limit=",
                "login_active=1",
                "login_active=",
                "temp_only=yes",
                "compact=2",
                "expanded=null",
                "colour=red"
            })
    void refusesOtherValues(String query) {
        assertThat(callers.system()
                        .get("/dhos/v2/clinicians?" + query)
                        .expect(400)
                        .message())
                .isNotBlank();
        callers.system().get("/dhos/v1/clinicians?" + query).expect(400);
    }

    @Test
    void showsCliniciansWithoutTheNameOfASortedField() {
        callers.create(with(
                clinician(),
                "products",
                List.of(product(product)),
                "email_address",
                null,
                "contract_expiry_eod_date",
                "2999-01-01"));
        assertThat(lastNames("&sort=email_address")).containsExactly("Okafor");
    }
}
