package health.polaris.integration;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A ward of its own with a nurse and a tablet, as an administrator sets it up. */
public final class Ward {

    static final Duration UNTIL_KNOWN = Duration.ofSeconds(30);

    private final Api users = Installation.users()
            .as(Installation.system("write:gdm_clinician_all", "write:send_clinician_all", "read:gdm_clinician_all"));
    private final Api devices =
            Installation.messages().as(Installation.system("write:send_device", "read:send_device"));
    private final String id = "ward-" + UUID.randomUUID();
    private final String badge = UUID.randomUUID().toString().substring(0, 12);
    private final String emailAddress = badge + "@ward.example";

    String id() {
        return id;
    }

    String badge() {
        return badge;
    }

    String emailAddress() {
        return emailAddress;
    }

    /** contracts/platform.md §16, step 1; returns the clinician's id. */
    public String employNurse() {
        Map<String, Object> nurse = Map.ofEntries(
                Map.entry("first_name", "Amina"),
                Map.entry("last_name", "Okafor"),
                Map.entry("phone_number", "01865000111"),
                Map.entry("nhs_smartcard_number", "770011"),
                Map.entry("job_title", "Staff Nurse"),
                Map.entry("email_address", emailAddress),
                Map.entry("send_entry_identifier", badge),
                Map.entry("locations", List.of(id)),
                Map.entry("groups", List.of("SEND Clinician", "GDM Clinician")),
                Map.entry(
                        "products",
                        List.of(
                                Map.of("product_name", "SEND", "opened_date", "2026-01-01"),
                                Map.of("product_name", "GDM", "opened_date", "2026-01-01"))));
        return users.post("/dhos/v1/clinician?send_welcome_email=false", nurse)
                .expect(200)
                .json()
                .path("uuid")
                .asString();
    }

    void changeNurse(String clinicianId, Map<String, Object> change) {
        users.patch("/dhos/v1/clinician/" + clinicianId, change).expect(200);
    }

    /** Steps 3 and 4: registers a tablet, activates it, and logs it in. */
    Tablet installTablet() {
        String deviceId = devices.post("/dhos/v1/device", Map.of("location_id", id, "description", "bay 1"))
                .expect(200)
                .json()
                .path("uuid")
                .asString();
        JsonNode activation = devices.post("/dhos/v1/device/" + deviceId + "/activation", null)
                .expect(200)
                .json();
        String code = activation.path("code").asString();
        String authorisation = Installation.messages()
                .post("/dhos/v1/activation/" + code + "?type=send_entry", null)
                .expect(200)
                .json()
                .path("authorisation_code")
                .asString();
        return new Tablet(deviceId, authorisation);
    }

    void withdraw(Tablet tablet) {
        devices.patch("/dhos/v1/device/" + tablet.deviceId(), Map.of("active", false))
                .expect(200);
    }

    /** A tablet that can ask for tokens. */
    record Tablet(String deviceId, String authorisationCode) {

        Answer askForToken() {
            return Installation.messages()
                    .with("x-authorisation-code", authorisationCode)
                    .get("/dhos/v1/device/" + deviceId + "/jwt");
        }

        String token() {
            return askForToken().expect(200).json().path("jwt").asString();
        }

        Answer askForClinician(String badge) {
            return Installation.messages().as(token()).get("/dhos/v1/clinician/jwt?send_entry_identifier=" + badge);
        }

        /** Waits until what users-service told has arrived. */
        String clinicianToken(String badge) {
            Awaitility.await("the nurse to be known to the tablet")
                    .atMost(UNTIL_KNOWN)
                    .until(() -> askForClinician(badge).status() == 200);
            return askForClinician(badge).expect(200).json().path("jwt").asString();
        }
    }
}
