package health.polaris.messages;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The walk of a patient from the clinician's request to the token. */
public final class Activations {

    private final Api anonymous;
    private static final String WARD = "ward-of-activations";

    private final Api clinician;
    private final Api system;

    public Activations(int port) {
        anonymous = new Api(port);
        clinician = anonymous.as(
                Letters.clinician("asking-clinician", List.of(WARD), "write:gdm_activation", "read:gdm_activation"));
        system = anonymous.as(Tokens.system("write:gdm_activation"));
    }

    /** Makes somebody a patient of the clinician's ward. */
    public void enrol(String patientId) {
        system.send("PUT", "/dhos/v1/patient/" + patientId + "/location", Map.of("locations", List.of(WARD)))
                .expect(204);
    }

    public static String path(String patientId) {
        return "/dhos/v1/patient/" + patientId + "/activation";
    }

    public Api clinician() {
        return clinician;
    }

    public JsonNode request(String patientId) {
        enrol(patientId);
        return clinician.post(path(patientId), null).expect(200).json();
    }

    public Answer validate(String code, String otp) {
        return anonymous.post("/dhos/v1/activation/" + code, Map.of("otp", otp));
    }

    /** With the code and the PIN that were handed out. */
    public Answer validate(JsonNode requested) {
        return validate(
                requested.path("activation_code").asString(),
                requested.path("otp").asString());
    }

    /** The authorisation code. */
    public String activate(String patientId) {
        return validate(request(patientId))
                .expect(200)
                .json()
                .path("authorisation_code")
                .asString();
    }

    public Answer token(String patientId, String authorisationCode) {
        return anonymous.with("x-authorisation-code", authorisationCode).get("/dhos/v1/patient/" + patientId + "/jwt");
    }
}
