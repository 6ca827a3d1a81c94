package health.polaris.users.administration;

import static health.polaris.users.Bodies.clinician;
import static health.polaris.users.Bodies.gdmClinician;
import static health.polaris.users.Bodies.product;
import static health.polaris.users.Bodies.with;
import static health.polaris.users.Bodies.without;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.users.UsersTestBase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ClinicianCreationTest extends UsersTestBase {

    private static final String PATH = "/dhos/v1/clinician";

    private Answer post(Map<String, @Nullable Object> body) {
        return callers.system().post(PATH, body);
    }

    @Test
    void answersTheFullFormAndStoresIt() {
        Map<String, @Nullable Object> body = with(clinician(), "email_address", "  Amina.Okafor@Ward7.example ");
        JsonNode created = post(body).expect(200).json();

        assertThat(created.propertyNames())
                .containsExactlyInAnyOrder(
                        "uuid",
                        "created",
                        "created_by",
                        "modified",
                        "modified_by",
                        "first_name",
                        "last_name",
                        "job_title",
                        "phone_number",
                        "nhs_smartcard_number",
                        "email_address",
                        "send_entry_identifier",
                        "professional_registration_number",
                        "agency_name",
                        "agency_staff_employee_number",
                        "locations",
                        "bookmarks",
                        "bookmarked_patients",
                        "groups",
                        "products",
                        "terms_agreement",
                        "login_active",
                        "can_edit_ews",
                        "can_edit_encounter",
                        "contract_expiry_eod_date");
        assertThat(created.get("email_address").asString()).isEqualTo("amina.okafor@ward7.example");
        assertThat(created.get("created_by").asString()).isEqualTo("test-system");
        assertThat(created.get("created").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(created.get("login_active").asBoolean()).isTrue();
        assertThat(created.get("can_edit_ews").asBoolean()).isFalse();
        assertThat(created.get("can_edit_encounter").isNull()).isTrue();
        assertThat(created.get("terms_agreement").isObject()).isTrue();
        JsonNode product = created.get("products").get(0);
        assertThat(product.propertyNames())
                .containsExactlyInAnyOrder(
                        "product_name",
                        "opened_date",
                        "closed_date",
                        "uuid",
                        "created",
                        "created_by",
                        "modified",
                        "modified_by");
        assertThat(product.get("opened_date").asString()).isEqualTo("2021-07-19");
        assertThat(callers.read(created.get("uuid").asString())).isEqualTo(created);
    }

    @Test
    void trimsNamesKeepsOtherTextsAndListsAsSent() {
        JsonNode created = post(with(
                        gdmClinician(),
                        "first_name",
                        "  None ",
                        "last_name",
                        " null ",
                        "job_title",
                        " Midwife ",
                        "locations",
                        List.of("b", "a", "b"),
                        "bookmarks",
                        null,
                        "analytics_consent",
                        true,
                        "can_edit_encounter",
                        true))
                .expect(200)
                .json();
        assertThat(created.get("first_name").asString()).isEqualTo("None");
        assertThat(created.get("last_name").asString()).isEqualTo("null");
        assertThat(created.get("job_title").asString()).isEqualTo(" Midwife ");
        assertThat(created.get("locations").values().stream().map(JsonNode::asString))
                .containsExactly("b", "a", "b");
        assertThat(created.get("bookmarks").size()).isZero();
        assertThat(created.get("analytics_consent").asBoolean()).isTrue();
        assertThat(created.get("can_edit_encounter").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first_name",
                "last_name",
                "phone_number",
                "job_title",
                "nhs_smartcard_number",
                "locations",
                "groups",
                "products"
            })
    void requiresKeysNotNull(String key) {
        assertThat(post(without(clinician(), key)).expect(400).message()).contains(key);
        assertThat(post(with(clinician(), key, null)).expect(400).message()).contains(key);
    }

    @Test
    void namesAllMissingKeysAtOnce() {
        Map<String, @Nullable Object> body = without(without(clinician(), "job_title"), "first_name");
        assertThat(post(with(
                                body,
                                "products",
                                List.of(Map.of("opened_date", "2021-07-19"), Map.of("product_name", "GDM"))))
                        .expect(400)
                        .message())
                .isEqualTo("first_name: must not be null; job_title: must not be null;"
                        + " products[0].product_name: must not be null; products[1].opened_date: must not be null");
    }

    @Test
    void saysThatATimeIsNoDate() {
        assertThat(post(with(clinician(), "contract_expiry_eod_date", "2026-01-01T00:00:00.000Z"))
                        .expect(400)
                        .message())
                .isEqualTo("'contract_expiry_eod_date' must be a date such as 2026-01-31,"
                        + " not '2026-01-01T00:00:00.000Z'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    first_name | 5
                    email_address | true
                    locations | "ward"
                    locations | [1]
                    locations | [null]
                    groups | ["a", 2.0]
                    products | []
                    products | {}
                    products | [null]
                    products | [{"product_name": "SEND"}]
                    products | [{"opened_date": "2021-07-19"}]
                    products | [{"product_name": null, "opened_date": "2021-07-19"}]
                    products | [{"product_name": "SEND", "opened_date": null}]
                    products | [{"product_name": "SEND", "opened_date": ""}]
                    products | [{"product_name": "SEND", "opened_date": "19/07/2021"}]
                    products | [{"product_name": "SEND", "opened_date": "2021-07-19T00:00:00Z"}]
                    products | [{"product_name": "SEND", "opened_date": "2021-02-30"}]
                    products | [{"product_name": "SEND", "opened_date": "2021-07-19", "colour": "red"}]
                    contract_expiry_eod_date | "soon"
                    contract_expiry_eod_date | ""
                    login_active | "true"
                    can_edit_ews | 1
                    analytics_consent | "no"
                    can_edit_encounter | "no"
                    bookmarks | [false]
                    """)
    void refusesIllTypedValues(String key, String json) {
        String body = tools.jackson.databind.json.JsonMapper.shared()
                .writeValueAsString(with(clinician(), key, "@@"))
                .replace("\"@@\"", json);
        assertThat(callers.system().post(PATH, body).expect(400).message()).isNotBlank();
    }

    @Test
    void refusesAnythingThatIsNoJsonObject() {
        Api system = callers.system();
        system.post(PATH, null).expect(400);
        system.post(PATH, "null").expect(400);
        system.post(PATH, "[]").expect(400);
        system.post(PATH, "{").expect(400);
        system.with("Content-Type", "text/plain").post(PATH, "{}").expect(415);
    }

    @Test
    void refusesUndeclaredKeysByName() {
        assertThat(post(with(clinician(), "shoe_size", 43)).expect(400).message())
                .contains("contains unexpected key: shoe_size");
        assertThat(post(with(clinician(), "password_hash", "x")).expect(400).message())
                .contains("contains unexpected key: password_hash");
    }

    @Test
    void toleratesAccessibilityAndAuditKeysOfProducts() {
        post(with(
                        clinician(),
                        "products",
                        List.of(with(
                                product("SEND"),
                                "uuid",
                                UUID.randomUUID().toString(),
                                "created",
                                "2020-01-01T00:00:00.000Z",
                                "created_by",
                                "somebody",
                                "modified",
                                "2020-01-01T00:00:00.000Z",
                                "modified_by",
                                "somebody",
                                "accessibility_discussed",
                                true,
                                "accessibility_discussed_date",
                                "2020-01-01",
                                "accessibility_discussed_with",
                                Map.of("name", "x")))))
                .expect(200);
    }

    @Test
    void takesAFixedUuidOutsideProductionOnce() {
        String uuid = UUID.randomUUID().toString();
        JsonNode created = callers.create(with(clinician(), "uuid", uuid, "created_by", "somebody"));
        assertThat(created.get("uuid").asString()).isEqualTo(uuid);
        post(with(clinician(), "uuid", uuid)).expect(409);
        post(with(clinician(), "uuid", 7)).expect(400);
    }

    @Test
    void refusesATakenAddressInAnyLetterCase() {
        Map<String, @Nullable Object> first = clinician();
        callers.create(first);
        String shouted = " " + String.valueOf(first.get("email_address")).toUpperCase(java.util.Locale.ROOT);
        Answer refused = post(with(clinician(), "email_address", shouted)).expect(409);
        assertThat(refused.message())
                .isEqualTo("Attempted to create user with existing email address '%s'"
                        .formatted(first.get("email_address")));
    }

    @Test
    void letsOneOfTwoSimultaneousAddressesWin() throws Exception {
        Map<String, @Nullable Object> body = clinician();
        try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
            Callable<Integer> attempt = () -> post(body).status();
            List<Integer> statuses = new java.util.ArrayList<>();
            for (Future<Integer> status : clients.invokeAll(List.of(attempt, attempt, attempt, attempt))) {
                statuses.add(status.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409, 409);
        }
    }

    @Test
    void refusesUnknownQueryParametersAndUnclearFlags() {
        callers.system().post(PATH + "?send_reset_email=true", clinician()).expect(400);
        callers.system().post(PATH + "?send_welcome_email=yes", clinician()).expect(400);
        callers.system().post(PATH + "?send_welcome_email=TRUE", clinician()).expect(200);
    }

    @Test
    void storesNoTextThatTheDatabaseCannotHold() {
        post(with(clinician(), "first_name", "a\u0000b")).expect(400);
    }
}
