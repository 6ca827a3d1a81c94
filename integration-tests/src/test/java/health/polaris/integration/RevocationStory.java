package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Whoever is switched off is nobody to every service within five seconds, with the token that was good until then. */
class RevocationStory {

    private static final Duration SOON = Duration.ofSeconds(5);

    /** In each service a route that anybody with the scope may read. */
    private static final Map<String, String> READ = Map.of(
            "connector", "/dhos/v1/feed",
            "encounters", "/dhos/v1/location/nowhere",
            "users", "/dhos/v1/roles",
            "messages", "/dhos/v1/device",
            "telemetry", "/dhos/v1/patient/somebody/installation/nowhere");

    private final Ward ward = new Ward();

    private static String token(String claim, String id) {
        return Installation.internal(
                Map.of(claim, id),
                "write:hl7_message",
                "read:send_location",
                "read:send_device",
                "read:gdm_telemetry_all");
    }

    private static int status(String service, String token) {
        return Installation.service(service)
                .as(token)
                .get(READ.getOrDefault(service, "none"))
                .status();
    }

    private static void isGood(String token) {
        for (String service : Installation.services()) {
            assertThat(status(service, token)).as(service).isIn(200, 404);
        }
    }

    private static void isSoonRefused(String token) {
        Awaitility.await("every service to refuse the token")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Installation.services().stream().allMatch(service -> status(service, token) == 403));
    }

    @Test
    void aTabletThatIsSwitchedOff() throws IOException {
        Ward.Tablet tablet = ward.installTablet();
        String token = token("device_id", tablet.deviceId());
        String nurseAtIt = token("referring_device_id", tablet.deviceId());
        isGood(token);
        isGood(nurseAtIt);
        ward.withdraw(tablet);
        isSoonRefused(token);
        isSoonRefused(nurseAtIt);
        isGood(token("device_id", UUID.randomUUID().toString()));
        if (!Installation.isGiven()) {
            for (String service : Installation.services()) {
                assertThat(Files.readString(Path.of("target", service + ".log")))
                        .as(service)
                        .contains("Token refused: holder is revoked");
            }
        }
    }

    @Test
    void aClinicianWhoseLoginIsShutUntilItIsOpenedAgain() {
        String nurse = ward.employNurse();
        String token = token("clinician_id", nurse);
        isGood(token);
        ward.changeNurse(nurse, Map.of("login_active", false));
        isSoonRefused(token);
        String later = token("clinician_id", nurse);
        isSoonRefused(later);

        ward.changeNurse(nurse, Map.of("login_active", true));
        Awaitility.await("every service to take new tokens")
                .atMost(SOON)
                .until(() -> Installation.services().stream()
                        .noneMatch(service -> status(service, token("clinician_id", nurse)) == 403));
        isSoonRefused(token);
    }

    @Test
    void aPatientWhoseActivationIsRevoked() {
        String patient = UUID.randomUUID().toString();
        Api messages = Installation.messages().as(Installation.system("write:gdm_activation"));
        messages.post("/dhos/v1/patient/" + patient + "/activation", null).expect(200);
        String token = token("patient_id", patient);
        isGood(token);
        messages.delete("/dhos/v1/patient/" + patient + "/activation", null).expect(204);
        isSoonRefused(token);
        assertThat(List.of("connector", "telemetry"))
                .allSatisfy(service -> assertThat(status(
                                service, token("patient_id", UUID.randomUUID().toString())))
                        .isIn(200, 404));
    }
}
