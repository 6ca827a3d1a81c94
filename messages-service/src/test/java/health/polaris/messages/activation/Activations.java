package health.polaris.messages.activation;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The walk of a patient from the clinician's request to the token. */
final class Activations {

    private final Api anonymous;
    private final Api clinician;

    Activations(int port) {
        anonymous = new Api(port);
        clinician = anonymous.as(Tokens.clinician("asking-clinician", "write:gdm_activation", "read:gdm_activation"));
    }

    static String path(String patientId) {
        return "/dhos/v1/patient/" + patientId + "/activation";
    }

    Api clinician() {
        return clinician;
    }

    JsonNode request(String patientId) {
        return clinician.post(path(patientId), null).expect(200).json();
    }

    Answer validate(String code, String otp) {
        return anonymous.post("/dhos/v1/activation/" + code, Map.of("otp", otp));
    }

    /** The authorisation code. */
    String activate(String patientId) {
        JsonNode requested = request(patientId);
        return validate(
                        requested.path("activation_code").asString(),
                        requested.path("otp").asString())
                .expect(200)
                .json()
                .path("authorisation_code")
                .asString();
    }

    Answer token(String patientId, String authorisationCode) {
        return anonymous.with("x-authorisation-code", authorisationCode).get("/dhos/v1/patient/" + patientId + "/jwt");
    }
}
