package health.polaris.users.administration;

import static health.polaris.users.Bodies.clinician;
import static health.polaris.users.Bodies.gdmClinician;
import static health.polaris.users.Bodies.product;
import static health.polaris.users.Bodies.with;

import health.polaris.testing.Api;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ClinicianUpdateAccessTest extends ClinicianChangeTestBase {

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
}
