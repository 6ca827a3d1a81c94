package health.polaris.users.clinician;

import static health.polaris.users.Bodies.clinician;
import static health.polaris.users.Bodies.gdmClinician;
import static health.polaris.users.Bodies.product;
import static health.polaris.users.Bodies.uniqueAddress;
import static health.polaris.users.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.users.Callers;
import health.polaris.users.UsersTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@UsersTest
class ClinicianUpdateTest {

    private static final String PATH = "/dhos/v1/clinician/";

    @LocalServerPort
    private int port;

    private Callers callers = new Callers(0);

    @BeforeEach
    void connect() {
        callers = new Callers(port);
    }

    private Answer patch(String uuid, @Nullable Object body) {
        return callers.system().patch(PATH + uuid, body);
    }

    private static List<String> texts(JsonNode array) {
        return array.values().stream().map(JsonNode::asString).toList();
    }

    private static Map<String, @Nullable Object> body(@Nullable Object... keysAndValues) {
        return with(new LinkedHashMap<>(), keysAndValues);
    }

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

    @Test
    void letsNobodyChangeTheOwnGroupsOrEwsPermission() {
        String uuid = callers.createUuid(with(clinician(), "groups", List.of("SEND Administrator", "SEND Clinician")));
        Api self = callers.clinician(uuid, "write:send_clinician_all");
        self.patch(PATH + uuid, body("groups", List.of())).expect(403);
        self.patch(PATH + uuid, body("can_edit_ews", true)).expect(403);
        self.patch(PATH + uuid, body("can_edit_ews", false)).expect(200);
    }

    @Test
    void looksAtStoredAndNewGroupsForTheEwsPermission() {
        String boss = callers.createUuid(with(clinician(), "groups", List.of("SEND Administrator")));
        Api administrator = callers.clinician(boss, "write:send_clinician_all");
        String uuid = callers.createUuid(clinician());
        administrator.patch(PATH + uuid, body("can_edit_ews", true)).expect(200);
        String gdm = callers.createUuid(gdmClinician());
        administrator.patch(PATH + gdm, body("can_edit_ews", true)).expect(400);
        administrator
                .patch(PATH + gdm, body("can_edit_ews", true, "groups", List.of("SEND Clinician")))
                .expect(200);
        administrator
                .patch(PATH + uuid, body("can_edit_ews", true, "contract_expiry_eod_date", "2999-01-01"))
                .expect(400);
        String temporary = callers.createUuid(with(clinician(), "contract_expiry_eod_date", "2999-01-01"));
        administrator.patch(PATH + temporary, body("can_edit_ews", true)).expect(200);
    }

    @Test
    void keepsToTemporaryCliniciansWhenAskedTo() {
        String permanent = callers.createUuid(clinician());
        String temporary = callers.createUuid(with(clinician(), "contract_expiry_eod_date", "2999-01-01"));
        Api system = callers.system();
        system.patch(PATH + permanent + "?temp_only=true", body()).expect(403);
        system.patch(PATH + temporary + "?temp_only=True", body("last_name", "T"))
                .expect(200);
        system.patch(PATH + temporary + "?temp_only=true", body("contract_expiry_eod_date", null))
                .expect(403);
        for (String key : List.of("groups", "password_hash", "password_salt")) {
            system.patch(PATH + temporary + "?temp_only=true", body(key, List.of()))
                    .expect(403);
        }
        system.patch(PATH + temporary + "?temp_only=maybe", body()).expect(400);
        system.get(PATH + permanent + "?temp_only=true").expect(403);
        system.get(PATH + temporary + "?temp_only=true&product_name=any").expect(200);
    }

    @Test
    void makesPermanentOnlyWithTheScopeForIt() {
        String temporary = callers.createUuid(with(clinician(), "contract_expiry_eod_date", "2999-01-01"));
        callers.system("write:gdm_clinician_all")
                .patch(PATH + temporary, body("contract_expiry_eod_date", null))
                .expect(403);
        callers.system("write:send_clinician_all")
                .patch(PATH + temporary, body("contract_expiry_eod_date", null))
                .expect(200);
        callers.system("write:gdm_clinician_all")
                .patch(PATH + temporary, body("contract_expiry_eod_date", "2999-01-02"))
                .expect(200);
    }

    @Test
    void letsNobodyWidenTheOwnAccess() {
        JsonNode stored = callers.create(with(
                gdmClinician(),
                "locations",
                List.of("a", "b"),
                "send_entry_identifier",
                "77",
                "contract_expiry_eod_date",
                "2999-01-01"));
        String uuid = stored.get("uuid").asString();
        Api self = callers.clinician(uuid, "write:gdm_clinician");
        self.patch(PATH + uuid, body("locations", List.of("c"))).expect(403);
        self.patch(PATH + uuid, body("login_active", false)).expect(403);
        self.patch(PATH + uuid, body("contract_expiry_eod_date", "2999-01-02")).expect(403);
        self.patch(PATH + uuid, body("send_entry_identifier", "78")).expect(403);
        self.patch(PATH + uuid, body("can_edit_encounter", true)).expect(403);
        self.patch(
                        PATH + uuid,
                        body(
                                "locations",
                                List.of("b"),
                                "login_active",
                                true,
                                "contract_expiry_eod_date",
                                "2999-1-1",
                                "send_entry_identifier",
                                "77",
                                "job_title",
                                "Lead"))
                .expect(200);
        callers.clinician(UUID.randomUUID().toString(), "write:gdm_clinician")
                .patch(PATH + uuid, body())
                .expect(403);
    }

    @Test
    void letsATemporaryWriterEditTemporaryStyleSendStaffAlone() {
        String send = callers.createUuid(with(clinician(), "contract_expiry_eod_date", "2999-01-01"));
        String gdm = callers.createUuid(gdmClinician());
        String administrator = callers.createUuid(with(clinician(), "groups", List.of("SEND Administrator")));
        Api writer = callers.clinician(UUID.randomUUID().toString(), "write:send_clinician_temp");
        writer.patch(PATH + send, body("job_title", "Bank nurse")).expect(200);
        writer.patch(PATH + send, body("groups", List.of("SEND Administrator"))).expect(403);
        writer.patch(PATH + send, body("products", List.of(product("GDM")))).expect(403);
        writer.patch(PATH + gdm, body("job_title", "x")).expect(403);
        writer.patch(PATH + administrator, body("job_title", "x")).expect(403);
    }

    @Test
    void givesRolesOfMachinesBySystemsAlone() {
        String uuid = callers.createUuid(gdmClinician());
        callers.clinician(UUID.randomUUID().toString(), "write:gdm_clinician_all")
                .patch(PATH + uuid, body("groups", List.of("System")))
                .expect(403);
        callers.system("write:gdm_clinician_all")
                .patch(PATH + uuid, body("groups", List.of("System")))
                .expect(200);
    }

    @Test
    void losesNoListChangeOfTwoClientsAtOnce() throws Exception {
        String uuid = callers.createUuid(with(clinician(), "locations", List.of()));
        List<Callable<Integer>> patches = new ArrayList<>();
        IntStream.range(0, 24)
                .forEach(i -> patches.add(() ->
                        patch(uuid, body("locations", List.of("ward-" + i))).status()));
        List<String> expected = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers = clients.invokeAll(patches);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isIn(200, 409);
                if (answers.get(i).get() == 200) {
                    expected.add("ward-" + i);
                }
            }
        }
        assertThat(texts(callers.read(uuid).get("locations"))).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).hasSize(24);
    }

    @Test
    void opensAProductOnceForTwoClientsAtOnce() throws Exception {
        String uuid = callers.createUuid(clinician());
        Callable<Integer> add =
                () -> patch(uuid, body("products", List.of(product("GDM")))).status();
        try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : clients.invokeAll(List.of(add, add, add, add))) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 400, 400, 400);
        }
    }

    @Test
    void removesListItemsAndProducts() {
        JsonNode before = callers.create(with(
                clinician(),
                "locations",
                List.of("c", "a", "b"),
                "groups",
                List.of("SEND Clinician", "GDM Clinician"),
                "bookmarks",
                List.of("x"),
                "bookmarked_patients",
                List.of("p", "q"),
                "products",
                List.of(product("SEND"), product("GDM"))));
        String uuid = before.get("uuid").asString();
        JsonNode send = before.get("products").get(0);
        JsonNode after = callers.system()
                .patch(
                        PATH + uuid + "/delete",
                        body(
                                "locations",
                                List.of("a", "zz"),
                                "groups",
                                List.of("GDM Clinician"),
                                "bookmarks",
                                List.of("x"),
                                "bookmarked_patients",
                                List.of("p"),
                                "first_name",
                                "Ignored",
                                "products",
                                List.of(send)))
                .expect(200)
                .json();
        assertThat(texts(after.get("locations"))).containsExactly("c", "b");
        assertThat(texts(after.get("groups"))).containsExactly("SEND Clinician");
        assertThat(after.get("bookmarks").size()).isZero();
        assertThat(texts(after.get("bookmarked_patients"))).containsExactly("q");
        assertThat(after.get("first_name").asString()).isEqualTo("Amina");
        assertThat(after.get("products").size()).isEqualTo(1);
        assertThat(callers.read(uuid)).isEqualTo(after);
    }

    @Test
    void refusesBadRemovals() {
        String uuid = callers.createUuid(clinician());
        Api system = callers.system();
        system.patch(PATH + "nobody/delete", body()).expect(404);
        system.patch(PATH + uuid + "/delete", body("products", List.of(product("SEND"))))
                .expect(400);
        system.patch(PATH + uuid + "/delete", body("groups", null)).expect(400);
        system.patch(PATH + uuid + "/delete", body("groups", "x")).expect(400);
        system.patch(PATH + uuid + "/delete", body("login_active", null, "colour", 1))
                .expect(200);
        callers.clinician(uuid, "write:gdm_clinician")
                .patch(PATH + uuid + "/delete", body("groups", List.of()))
                .expect(403);
        callers.clinician(uuid, "write:gdm_clinician")
                .patch(PATH + uuid + "/delete", body("locations", List.of("ward-7")))
                .expect(200);
        callers.clinician(uuid, "write:send_clinician_temp")
                .patch(PATH + uuid + "/delete", body())
                .expect(403);
    }
}
