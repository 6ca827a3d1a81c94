package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A patient activates the app, asks the ward to call back, and is answered. */
class PatientDayStory {

    private static final int CALLBACK = 5;

    private final Ward ward = new Ward();
    private final String patientId = UUID.randomUUID().toString();
    private final Api activations =
            Installation.messages().as(Installation.system("write:gdm_activation", "read:gdm_activation"));

    @Test
    void asksForACallbackAndIsAnswered() {
        Api patient = Installation.messages().as(token(activate()));
        String nurseId = ward.employNurse();
        Api nurse =
                Installation.messages().as(Installation.clinician(nurseId, "read:gdm_message", "write:gdm_message"));

        String message = patient.post("/dhos/v2/message", message(patientId, "patient", ward.id(), "location"))
                .expect(200)
                .json()
                .path("uuid")
                .asString();
        Awaitility.await("the nurse's ward to be known")
                .atMost(Ward.UNTIL_KNOWN)
                .until(() -> nurse.get("/dhos/v1/receiver/" + ward.id() + "/active/message")
                                .status()
                        == 200);
        JsonNode waiting = nurse.get("/dhos/v1/receiver/" + ward.id() + "/active/message")
                .expect(200)
                .json();
        assertThat(waiting).hasSize(1);
        nurse.patch(
                        "/dhos/v1/message/" + message,
                        Map.of("retrieved", "2026-11-21T09:00:00.000Z", "confirmed", "2026-11-21T09:01:00.000Z"))
                .expect(200);
        nurse.post("/dhos/v2/message", message(ward.id(), "location", patientId, "patient"))
                .expect(200);

        assertThat(patient.get("/dhos/v1/receiver/" + patientId + "/message")
                        .expect(200)
                        .json())
                .hasSize(1);
        assertThat(patient.get("/dhos/v1/message/" + message)
                        .expect(200)
                        .json()
                        .path("confirmed")
                        .asString())
                .isEqualTo("2026-11-21T09:01:00.000Z");
    }

    @Test
    void writesToTheWardButToNoClinician() {
        Api patient = Installation.messages().as(token(activate()));
        patient.post("/dhos/v2/message", message(patientId, "patient", "somebody", "clinician"))
                .expect(403);
    }

    @Test
    void tellsWhichPhoneIsInUse() {
        Api phone = Installation.telemetry().as(token(activate()));
        Map<String, Object> installation = Map.of(
                "unique_device_code", "A1-77-0042",
                "date_first_launched", "2026-11-20T19:02:11.000Z",
                "app_product", "GDM",
                "app_version", "v21.3.7",
                "phone_os", "Android",
                "phone_os_version", "15",
                "manufacturer", "Maker",
                "model", "Phone 9",
                "display_name", "My phone");
        phone.post("/dhos/v1/patient/" + patientId + "/installation", installation)
                .expect(200);
        phone.post("/dhos/v1/patient/somebody-else/installation", installation).expect(403);
    }

    @Test
    void losesAccessWhenTheActivationIsRevoked() {
        String authorisation = activate();
        token(authorisation);
        activations
                .delete("/dhos/v1/patient/" + patientId + "/activation", null)
                .expect(204);
        Installation.messages()
                .with("x-authorisation-code", authorisation)
                .get("/dhos/v1/patient/" + patientId + "/jwt")
                .expect(404);
    }

    private String activate() {
        JsonNode activation = activations
                .post("/dhos/v1/patient/" + patientId + "/activation", null)
                .expect(200)
                .json();
        String url = activation.path("activation_url").asString();
        String shortCode = url.substring(url.lastIndexOf('/') + 1);
        return Installation.messages()
                .post(
                        "/dhos/v1/activation/" + shortCode,
                        Map.of("otp", activation.path("otp").asString()))
                .expect(200)
                .json()
                .path("authorisation_code")
                .asString();
    }

    private String token(String authorisationCode) {
        return Installation.messages()
                .with("x-authorisation-code", authorisationCode)
                .get("/dhos/v1/patient/" + patientId + "/jwt")
                .expect(200)
                .json()
                .path("jwt")
                .asString();
    }

    private static Map<String, Object> message(String sender, String senderType, String receiver, String receiverType) {
        return Map.of(
                "sender", sender,
                "sender_type", senderType,
                "receiver", receiver,
                "receiver_type", receiverType,
                "message_type", Map.of("value", CALLBACK),
                "content", "Could the team ring me after 2pm?");
    }
}
