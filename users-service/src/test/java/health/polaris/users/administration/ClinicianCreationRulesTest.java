package health.polaris.users.administration;

import static health.polaris.users.Bodies.clinician;
import static health.polaris.users.Bodies.gdmClinician;
import static health.polaris.users.Bodies.uniqueBadge;
import static health.polaris.users.Bodies.with;
import static health.polaris.users.Bodies.without;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.users.UsersTestBase;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ClinicianCreationRulesTest extends UsersTestBase {

    private static final String PATH = "/dhos/v1/clinician";

    private Answer post(Map<String, @Nullable Object> body) {
        return callers.system().post(PATH, body);
    }

    @Test
    void allowsManyWithoutAddressAndManyWithOneBadgeOfWhomOneIsActive() {
        String badge = uniqueBadge();
        callers.create(with(clinician(), "email_address", null, "send_entry_identifier", badge, "login_active", false));
        callers.create(with(clinician(), "email_address", "  ", "send_entry_identifier", badge));
        assertThat(callers.create(without(clinician(), "email_address"))
                        .get("email_address")
                        .isNull())
                .isTrue();
    }

    @Test
    void makesABadgeForTemporarySendStaffAndTakesTheEwsPermissionAway() {
        JsonNode created = callers.create(with(
                clinician(),
                "contract_expiry_eod_date",
                "2999-1-2",
                "send_entry_identifier",
                "",
                "can_edit_ews",
                true));
        assertThat(created.get("send_entry_identifier").asString()).matches("@\\d{9}");
        assertThat(created.get("contract_expiry_eod_date").asString()).isEqualTo("2999-01-02");
        assertThat(created.get("can_edit_ews").asBoolean()).isFalse();
    }

    @Test
    void demandsABadgeAndTheScopeForPermanentSendStaff() {
        Answer noBadge = post(with(clinician(), "send_entry_identifier", null)).expect(400);
        assertThat(noBadge.message()).isEqualTo("Cannot create a permanent SEND user without a badge number");
        callers.system("write:gdm_clinician_all").post(PATH, clinician()).expect(403);
        callers.system("write:send_clinician_temp").post(PATH, clinician()).expect(403);
        callers.system("write:gdm_clinician_all").post(PATH, gdmClinician()).expect(200);
    }

    @Test
    void letsATemporaryWriterCreateTemporarySendStaffAlone() {
        Api writer = callers.clinician(UUID.randomUUID().toString(), "write:send_clinician_temp");
        String expiry = LocalDate.now().plusDays(10).toString();
        Map<String, @Nullable Object> temporary = with(clinician(), "contract_expiry_eod_date", expiry);
        writer.post(PATH, temporary).expect(200);
        writer.post(PATH, with(temporary, "email_address", null, "groups", List.of("SEND Administrator")))
                .expect(403);
        writer.post(PATH, with(gdmClinician(), "contract_expiry_eod_date", expiry))
                .expect(403);
        writer.post(PATH, gdmClinician()).expect(403);
    }

    @Test
    void givesRolesOfMachinesBySystemsAlone() {
        Map<String, @Nullable Object> machine = with(gdmClinician(), "groups", List.of("System"));
        Api person = callers.clinician(UUID.randomUUID().toString(), "write:gdm_clinician_all");
        person.post(PATH, machine).expect(403);
        person.post(PATH, with(gdmClinician(), "groups", List.of("EPR Service Adapter")))
                .expect(403);
        callers.system().post(PATH, machine).expect(200);
    }

    @Test
    void asksWhoAllowsEwsChanges() {
        String administrator = callers.createUuid(with(clinician(), "groups", List.of("SEND Administrator")));
        String colleague = callers.createUuid(clinician());
        Map<String, @Nullable Object> wanted = with(clinician(), "can_edit_ews", true);
        Api boss = callers.clinician(administrator, "write:send_clinician_all");

        assertThat(boss.post(PATH, wanted)
                        .expect(200)
                        .json()
                        .get("can_edit_ews")
                        .asBoolean())
                .isTrue();
        callers.clinician(colleague, "write:send_clinician_all")
                .post(PATH, with(clinician(), "can_edit_ews", true))
                .expect(403);
        assertThat(boss.post(PATH, with(gdmClinician(), "can_edit_ews", true))
                        .expect(400)
                        .message())
                .isEqualTo("Only SEND clinicians can allow EWS change permission");
        assertThat(boss.post(PATH, with(clinician(), "can_edit_ews", true, "contract_expiry_eod_date", "2999-01-01"))
                        .expect(400)
                        .message())
                .isEqualTo("Temporary clinicians cannot allow EWS change permission");
    }

    @Test
    void countsAListBeforeLookingAtWhatIsInIt() {
        String uuid = callers.createUuid(clinician());
        for (String key : List.of("products", "groups", "locations")) {
            Map<String, @Nullable Object> tooLong = with(clinician(), key, Collections.nCopies(50_000, null));
            assertThat(post(tooLong).expect(400).message()).contains("'" + key + "' has 50000 elements");
            Object element = key.equals("products") ? Map.of() : "x";
            assertThat(callers.system()
                            .patch(PATH + "/" + uuid, Map.of(key, Collections.nCopies(50_000, element)))
                            .expect(400)
                            .message())
                    .contains("'" + key + "'");
        }
        assertThat(callers.system()
                        .post(PATH + "/bulk", Collections.nCopies(60_001, Map.of()))
                        .expect(400)
                        .message())
                .contains("At most 60000 elements");
    }
}
