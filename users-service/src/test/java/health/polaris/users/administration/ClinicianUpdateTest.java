package health.polaris.users.administration;

import static health.polaris.users.Bodies.clinician;
import static health.polaris.users.Bodies.product;
import static health.polaris.users.Bodies.uniqueAddress;
import static health.polaris.users.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ClinicianUpdateTest extends ClinicianChangeTestBase {

    @Test
    void replacesTextsAndKeepsWhatIsAbsent() {
        JsonNode before = callers.create(clinician());
        String uuid = before.get("uuid").asString();
        JsonNode after = patch(
                        uuid,
                        body(
                                "first_name",
                                " Bea ",
                                "job_title",
                                null,
                                "email_address",
                                " New." + uuid + "@X.example ",
                                "can_edit_encounter",
                                true,
                                "analytics_consent",
                                false,
                                "login_active",
                                false))
                .expect(200)
                .json();
        assertThat(after.get("first_name").asString()).isEqualTo("Bea");
        assertThat(after.get("last_name")).isEqualTo(before.get("last_name"));
        assertThat(after.get("job_title").isNull()).isTrue();
        assertThat(after.get("email_address").asString()).isEqualTo("new." + uuid + "@x.example");
        assertThat(after.get("can_edit_encounter").asBoolean()).isTrue();
        assertThat(after.get("analytics_consent").asBoolean()).isFalse();
        assertThat(after.get("login_active").asBoolean()).isFalse();
        assertThat(callers.read(uuid)).isEqualTo(after);
        JsonNode cleared = patch(uuid, body("email_address", "", "analytics_consent", null, "can_edit_encounter", null))
                .expect(200)
                .json();
        assertThat(cleared.get("email_address").isNull()).isTrue();
        assertThat(cleared.has("analytics_consent")).isFalse();
    }

    @Test
    void survivesThatEveryTextIsNull() {
        String uuid = callers.createUuid(clinician());
        patch(
                        uuid,
                        body(
                                "first_name",
                                null,
                                "last_name",
                                null,
                                "job_title",
                                null,
                                "phone_number",
                                null,
                                "nhs_smartcard_number",
                                null))
                .expect(200);
        assertThat(callers.read(uuid).get("last_name").isNull()).isTrue();
        patch(uuid, body("last_name", "Back")).expect(200);
        assertThat(callers.read(uuid).get("last_name").asString()).isEqualTo("Back");
    }

    @Test
    void addsToListsAndStoresAllFourSortedWithoutDuplicates() {
        String uuid = callers.createUuid(
                with(clinician(), "locations", List.of("b", "a", "b"), "bookmarks", List.of("z", "y", "z")));
        JsonNode after = patch(uuid, body("locations", List.of("c", "B", "a")))
                .expect(200)
                .json();
        assertThat(texts(after.get("locations"))).containsExactly("B", "a", "b", "c");
        assertThat(texts(after.get("bookmarks"))).containsExactly("y", "z");
    }

    @Test
    void sortsByCodePointNotByCodeUnit() {
        String rare = new String(Character.toChars(0x1F600));
        String uuid = callers.createUuid(with(clinician(), "bookmarks", List.of(rare, "\uFFFD")));
        assertThat(texts(patch(uuid, body()).expect(200).json().get("bookmarks")))
                .containsExactly("\uFFFD", rare);
    }

    @ParameterizedTest
    @ValueSource(strings = {"groups", "locations", "bookmarks", "bookmarked_patients", "login_active", "can_edit_ews"})
    void refusesNullWhereThereMustBeAValue(String key) {
        String uuid = callers.createUuid(clinician());
        assertThat(patch(uuid, body(key, null)).expect(400).message()).contains(key);
    }

    @Test
    void refusesIllTypedValuesAndIgnoresNullProductsAndUndeclaredKeys() {
        JsonNode before = callers.create(clinician());
        String uuid = before.get("uuid").asString();
        patch(uuid, body("first_name", 5)).expect(400);
        patch(uuid, body("locations", List.of("a", 5))).expect(400);
        patch(uuid, "{\"locations\": [null]}").expect(400);
        patch(uuid, body("contract_expiry_eod_date", "soon")).expect(400);
        patch(uuid, body("products", List.of(Map.of("product_name", "SEND")))).expect(400);
        patch(uuid, "[]").expect(400);
        patch(uuid, null).expect(400);
        JsonNode after = patch(
                        uuid,
                        body(
                                "products",
                                null,
                                "uuid",
                                "other",
                                "password_hash",
                                "x",
                                "created_by",
                                "me",
                                "version",
                                9,
                                "colour",
                                Map.of()))
                .expect(200)
                .json();
        assertThat(after).isEqualTo(before);
    }

    @Test
    void movesTheAuditFieldsOnlyWhenTheClinicianChanges() {
        JsonNode before = callers.create(clinician());
        String uuid = before.get("uuid").asString();
        JsonNode same = patch(uuid, body("last_name", "Okafor")).expect(200).json();
        assertThat(same.get("modified")).isEqualTo(before.get("modified"));
        JsonNode product = patch(
                        uuid,
                        body(
                                "products",
                                List.of(with(
                                        product("SEND"),
                                        "uuid",
                                        before.get("products")
                                                .get(0)
                                                .get("uuid")
                                                .asString(),
                                        "closed_date",
                                        "2022-01-01"))))
                .expect(200)
                .json();
        assertThat(product.get("modified")).isEqualTo(before.get("modified"));
        assertThat(product.get("products").get(0).get("modified"))
                .isNotEqualTo(before.get("products").get(0).get("modified"));
        JsonNode changed = callers.clinician("somebody", "write:gdm_clinician_all")
                .patch(PATH + uuid, body("last_name", "Other"))
                .expect(200)
                .json();
        assertThat(changed.get("modified_by").asString()).isEqualTo("somebody");
        assertThat(changed.get("created_by")).isEqualTo(before.get("created_by"));
    }

    @Test
    void addsEditsClosesAndReopensProductsInOrder() {
        JsonNode before = callers.create(clinician());
        String uuid = before.get("uuid").asString();
        String send = before.get("products").get(0).get("uuid").asString();

        assertThat(patch(uuid, body("products", List.of(product("SEND"))))
                        .expect(400)
                        .message())
                .isEqualTo("Cannot add duplicate open product");
        patch(uuid, body("products", List.of(with(product("SEND"), "closed_date", "2020-01-01"))))
                .expect(200);
        patch(uuid, body("products", List.of(product("GDM")))).expect(200);
        assertThat(patch(uuid, body("products", List.of(with(product("GDM"), "uuid", send))))
                        .expect(400)
                        .message())
                .isEqualTo("User is already active on GDM");

        JsonNode reopened = patch(
                        uuid,
                        body(
                                "products",
                                List.of(
                                        with(product("SEND"), "uuid", send, "closed_date", "2023-1-5"),
                                        product("SEND"))))
                .expect(200)
                .json();
        assertThat(reopened.get("products").values().stream()
                        .map(product -> product.get("product_name").asString() + " "
                                + product.get("closed_date").asString("open")))
                .containsExactly("SEND 2023-01-05", "SEND 2020-01-01", "GDM open", "SEND open");

        assertThat(patch(uuid, body("products", List.of(with(product("SEND"), "uuid", send, "closed_date", null))))
                        .expect(400)
                        .message())
                .isEqualTo("User is already active on SEND");
        assertThat(callers.read(uuid)).isEqualTo(reopened);
    }

    @Test
    void takesAProductBackAsItWasRead() {
        JsonNode before = callers.create(clinician());
        String uuid = before.get("uuid").asString();
        JsonNode after = patch(uuid, body("products", before.get("products")))
                .expect(200)
                .json();
        assertThat(after).isEqualTo(before);
    }

    @Test
    void changesNobodyElsesProduct() {
        JsonNode other = callers.create(clinician());
        String uuid = callers.createUuid(clinician());
        String foreign = other.get("products").get(0).get("uuid").asString();
        patch(uuid, body("last_name", "Lost", "products", List.of(with(product("X"), "uuid", foreign))))
                .expect(404);
        patch(
                        uuid,
                        body(
                                "products",
                                List.of(with(
                                        product("X"), "uuid", UUID.randomUUID().toString()))))
                .expect(404);
        assertThat(callers.read(other.get("uuid").asString())).isEqualTo(other);
        assertThat(callers.read(uuid).get("last_name").asString()).isEqualTo("Okafor");
    }

    @Test
    void answers404ForNobodyAnd409ForATakenAddress() {
        assertThat(patch("nobody", body()).expect(404).message()).isEqualTo("No user found with UUID nobody");
        String address = uniqueAddress();
        callers.create(with(clinician(), "email_address", address));
        String uuid = callers.createUuid(clinician());
        assertThat(patch(uuid, body("email_address", address, "last_name", "Lost"))
                        .expect(409)
                        .message())
                .isEqualTo("Attempted to create user with existing email address '%s'".formatted(address));
        assertThat(callers.read(uuid).get("last_name").asString()).isEqualTo("Okafor");
        patch(
                        uuid,
                        body(
                                "email_address",
                                callers.read(uuid).get("email_address").asString()))
                .expect(200);
    }
}
