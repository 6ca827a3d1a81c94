package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Clinicians come, change and go; the ward's tablets know it moments later. */
class AdministratorDayStory {

    private final Ward ward = new Ward();

    @Test
    void whoIsDeactivatedCannotLogInOnATabletAnyMore() {
        String nurse = ward.employNurse();
        Ward.Tablet tablet = ward.installTablet();
        tablet.clinicianToken(ward.badge());

        ward.changeNurse(nurse, Map.of("login_active", false));
        awaitTabletAnswers(tablet, ward.badge(), 404);

        ward.changeNurse(nurse, Map.of("login_active", true));
        awaitTabletAnswers(tablet, ward.badge(), 200);
    }

    @Test
    void aNewBadgeReplacesTheOldOne() {
        String nurse = ward.employNurse();
        Ward.Tablet tablet = ward.installTablet();
        tablet.clinicianToken(ward.badge());

        String newBadge = "new-" + ward.badge();
        ward.changeNurse(nurse, Map.of("send_entry_identifier", newBadge));
        awaitTabletAnswers(tablet, newBadge, 200);
        awaitTabletAnswers(tablet, ward.badge(), 404);
    }

    @Test
    void aPasswordLogsInWithThePermissionsOfTheRoles() {
        ward.employNurse();
        String password = "correct horse battery staple";
        Installation.users()
                .as(Installation.system("write:gdm_clinician_all"))
                .patch("/dhos/v1/clinician?email=" + ward.emailAddress(), Map.of("password", password))
                .expect(200);
        Answer login = logIn(password).expect(200);
        assertThat(login.body()).contains("read:send_encounter", "read:gdm_message");
        logIn("wrong " + password).expect(403);
    }

    @Test
    void theRolesAreThoseOfThePlatform() {
        Answer roles = Installation.users()
                .as(Installation.system())
                .get("/dhos/v1/roles")
                .expect(200);
        assertThat(roles.json().propertyNames()).containsAll(List.of("SEND Clinician", "GDM Patient", "System"));
    }

    private Answer logIn(String password) {
        byte[] credentials = (ward.emailAddress() + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Installation.users()
                .as(Installation.system("read:gdm_clinician_auth_all"))
                .with("UserAuthorization", "Bearer " + Base64.getEncoder().encodeToString(credentials))
                .get("/dhos/v1/clinician/login");
    }

    private static void awaitTabletAnswers(Ward.Tablet tablet, String badge, int status) {
        Awaitility.await("the tablet to hear of the change")
                .atMost(Ward.UNTIL_KNOWN)
                .until(() -> tablet.askForClinician(badge).status() == status);
    }
}
