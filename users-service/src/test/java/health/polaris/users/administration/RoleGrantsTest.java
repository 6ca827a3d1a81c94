package health.polaris.users.administration;

import static health.polaris.users.Bodies.clinician;
import static health.polaris.users.Bodies.gdmClinician;
import static health.polaris.users.Bodies.product;
import static health.polaris.users.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import health.polaris.users.Bodies;
import health.polaris.users.Callers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gives what is not theirs to give, or gets at somebody else through a badge, an address or a machine's account. */
class RoleGrantsTest extends ClinicianChangeTestBase {

    private static final String ALL = "/dhos/v1/clinician";

    @ParameterizedTest
    @CsvSource({
        "write:send_clinician_all, SEND Clinician, 200",
        "write:send_clinician_all, SEND Superclinician, 200",
        "write:send_clinician_all, GDM Clinician, 403",
        "write:send_clinician_all, GDM Administrator, 403",
        "write:send_clinician_all, SEND Administrator, 403",
        "write:send_clinician_all, System, 403",
        "write:gdm_clinician_all, GDM Clinician, 200",
        "write:gdm_clinician_all, DBM Superclinician, 200",
        "write:gdm_clinician_all, SEND Superclinician, 403",
        "write:gdm_clinician_all, EPR Service Adapter, 403",
    })
    void anAdministratorGivesTheCliniciansRolesOfTheOwnProduct(String scope, String role, int status) {
        Api administrator = callers.clinician(UUID.randomUUID().toString(), scope);
        String uuid = callers.createUuid(with(clinician(), "groups", List.of()));

        administrator.patch(PATH + uuid, body("groups", List.of(role))).expect(status);
        administrator
                .post(ALL, with(clinician(), "groups", List.of(role), "products", List.of(product("OTHER"))))
                .expect(status);
    }

    @Test
    void everyOtherRoleIsGivenByWhoeverHasAllOfIt() {
        String[] all = callers.system().get("/dhos/v1/roles").json().get("SEND Administrator").values().stream()
                .map(tools.jackson.databind.JsonNode::asString)
                .toArray(String[]::new);
        Api administrator = callers.clinician(UUID.randomUUID().toString(), all);

        administrator
                .post(ALL, with(clinician(), "groups", List.of("SEND Administrator")))
                .expect(200);
    }

    /** The identity provider may have a group of that name (contracts/users.md §9). */
    @ParameterizedTest
    @ValueSource(strings = {"Hospital Administrator", "send clinician", "System ", ""})
    void aNameThatIsNoRoleIsGivenBySystemsAlone(String name) {
        Api administrator = callers.clinician(
                UUID.randomUUID().toString(),
                "write:gdm_clinician_all",
                "write:send_clinician_all",
                "write:clinician_migration");
        Api temporary = callers.clinician(UUID.randomUUID().toString(), "write:send_clinician_temp");
        Map<String, @Nullable Object> named = with(clinician(), "groups", List.of("SEND Clinician", name));
        var created = callers.create(with(clinician(), "groups", List.of()));
        String uuid = created.get("uuid").asString();

        administrator.post(ALL, named).expect(403);
        administrator.post(ALL + "/bulk", List.of(migrated(named))).expect(403);
        administrator
                .patch(PATH + uuid, body("groups", List.of("SEND Clinician", name)))
                .expect(403);
        temporary
                .post(ALL, with(named, "contract_expiry_eod_date", "2999-01-01"))
                .expect(403);
        assertThat(callers.read(uuid).get("groups")).isEmpty();

        callers.system().post(ALL, named).expect(200);
        callers.system()
                .post(ALL + "/bulk", List.of(migrated(with(named, "email_address", Bodies.uniqueAddress()))))
                .expect(200);
        callers.system().patch(PATH + uuid, body("groups", List.of(name))).expect(200);
        administrator
                .patch(PATH + uuid, body("email_address", Bodies.uniqueAddress()))
                .expect(403);
        administrator
                .patch(ALL + "?email=" + created.get("email_address").asString(), Map.of("password", Callers.PASSWORD))
                .expect(403);
    }

    @Test
    void aMigrationByAPersonGivesWhatThePersonMayGive() {
        Api person = callers.clinician(
                UUID.randomUUID().toString(), "write:clinician_migration", "write:send_clinician_all");

        person.post(
                        ALL + "/bulk",
                        List.of(migrated(clinician()), migrated(with(clinician(), "groups", List.of("System")))))
                .expect(403);
        person.post(ALL + "/bulk", List.of(migrated(clinician()))).expect(200);
    }

    private static Map<String, @Nullable Object> migrated(Map<String, @Nullable Object> body) {
        return with(body, "uuid", UUID.randomUUID().toString());
    }

    @Test
    void machinesAreChangedByMachinesAlone() {
        Api administrator =
                callers.clinician(UUID.randomUUID().toString(), "write:gdm_clinician_all", "write:send_clinician_all");
        String machine = callers.createUuid(with(gdmClinician(), "groups", List.of("System")));

        administrator.patch(PATH + machine, body("login_active", false)).expect(403);
        administrator
                .patch(PATH + machine + "/delete", body("groups", List.of("System")))
                .expect(403);
        callers.system()
                .patch(PATH + machine + "/delete", body("groups", List.of("System")))
                .expect(200);
    }

    @Test
    void nobodyDecidesHowSomebodyWithOtherRolesLogsIn() {
        String badge = Bodies.uniqueBadge();
        String nurse = callers.createUuid(with(
                clinician(), "groups", List.of("SEND Clinician", "GDM Clinician"), "send_entry_identifier", badge));
        String administrator = callers.createUuid(with(clinician(), "groups", List.of("SEND Administrator")));
        Api gdm = callers.clinician(UUID.randomUUID().toString(), "write:gdm_clinician_all");
        Api send = callers.clinician(UUID.randomUUID().toString(), "write:send_clinician_all");

        for (String uuid : List.of(nurse, administrator)) {
            gdm.patch(PATH + uuid, body("email_address", Bodies.uniqueAddress()))
                    .expect(403);
            gdm.patch(PATH + uuid, body("email_address", null)).expect(403);
            gdm.patch(PATH + uuid, body("send_entry_identifier", Bodies.uniqueBadge()))
                    .expect(403);
            send.patch(PATH + uuid, body("email_address", Bodies.uniqueAddress()))
                    .expect(403);
        }
        gdm.patch(PATH + administrator, body("login_active", false)).expect(403);
        gdm.patch(PATH + nurse, body("job_title", "Lead", "send_entry_identifier", badge, "login_active", true))
                .expect(200);
        send.patch(PATH + nurse, body("send_entry_identifier", Bodies.uniqueBadge()))
                .expect(200);
        gdm.patch(PATH + nurse, body("login_active", false)).expect(200);
        send.patch(PATH + nurse, body("login_active", true)).expect(403);
        callers.clinician(UUID.randomUUID().toString(), "write:gdm_clinician_all", "write:send_clinician_all")
                .patch(PATH + nurse, body("login_active", true, "email_address", Bodies.uniqueAddress()))
                .expect(200);
        callers.clinician(administrator, "write:send_clinician_all")
                .patch(PATH + administrator, body("email_address", Bodies.uniqueAddress()))
                .expect(200);
    }

    @Test
    void rightsOverTemporaryCliniciansReachNobodyElse() {
        String boss = callers.createUuid(with(clinician(), "contract_expiry_eod_date", "2999-01-01"));
        String permanent = callers.createUuid(clinician());
        String temporary = callers.createUuid(with(clinician(), "contract_expiry_eod_date", "2999-01-01"));
        Api writer = callers.clinician(boss, "write:send_clinician_temp");

        writer.patch(PATH + temporary, body("job_title", "Nurse")).expect(200);
        writer.patch(PATH + permanent, body("job_title", "Nurse")).expect(403);
        writer.patch(PATH + boss, body("contract_expiry_eod_date", "2999-12-31"))
                .expect(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nhs_smartcard_number", "professional_registration_number"})
    void nobodyChangesWhoTheyAre(String key) {
        String uuid = callers.createUuid(clinician());

        callers.clinician(uuid, "write:send_clinician")
                .patch(PATH + uuid, body(key, "other"))
                .expect(403);
        callers.clinician(uuid, "write:send_clinician")
                .patch(PATH + uuid, body("nhs_smartcard_number", "770011", "job_title", "Nurse"))
                .expect(200);
    }

    @Test
    void nobodyChangesTheOwnProducts() {
        var created = callers.create(gdmClinician());
        String uuid = created.get("uuid").asString();
        Api self = callers.clinician(uuid, "write:gdm_clinician");
        Map<String, ?> known = with(
                product("GDM"),
                "uuid",
                created.get("products").get(0).get("uuid").asString());

        self.patch(PATH + uuid, body("products", List.of(product("SEND")))).expect(403);
        self.patch(PATH + uuid + "/delete", body("products", List.of(known))).expect(403);
        self.patch(PATH + uuid, body("products", List.of(known))).expect(200);
    }

    @Test
    void anAddressIsNoBadgeAndABadgeIsNobodyElses() {
        String badge = Bodies.uniqueBadge();
        String uuid = callers.createUuid(with(clinician(), "send_entry_identifier", badge));

        assertThat(callers.system()
                        .post(ALL, with(clinician(), "email_address", badge))
                        .expect(400)
                        .message())
                .contains("email_address", "@");
        patch(uuid, body("email_address", "nobody")).expect(400);
        assertThat(callers.system()
                        .post(ALL, with(clinician(), "send_entry_identifier", badge))
                        .expect(409)
                        .message())
                .contains("send_entry_identifier");
        callers.system()
                .post(ALL, with(clinician(), "send_entry_identifier", "amina@ward7.example"))
                .expect(400);
        patch(uuid, body("login_active", false)).expect(200);
        callers.create(with(clinician(), "send_entry_identifier", badge));
    }

    @Test
    void theLoginScriptsKeyOpensTheLoginAlone() {
        String uuid = callers.createUuid(clinician());
        Api script =
                callers.anonymous().as(Tokens.loginScript("read:gdm_clinician_auth_all", "read:gdm_clinician_all"));

        script.get(PATH + uuid).expect(403);
        script.get("/dhos/v1/roles").expect(403);
    }
}
