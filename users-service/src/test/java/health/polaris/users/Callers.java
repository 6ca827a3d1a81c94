package health.polaris.users;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Calls of the service as somebody. */
public final class Callers {

    public static final String LOGIN = "/dhos/v1/clinician/login";
    /** Good, and with characters outside of ASCII and outside of the basic plane. */
    public static final String PASSWORD = "corréct horse: £ \uD83D\uDE00";

    private final Api api;

    public Callers(int port) {
        this.api = new Api(port);
    }

    public Api anonymous() {
        return api;
    }

    /** A system with all scopes of this service. */
    public Api system() {
        return system(
                "read:gdm_clinician_all",
                "write:gdm_clinician_all",
                "read:send_clinician_all",
                "write:send_clinician_all",
                "read:gdm_clinician_auth_all",
                "write:clinician_migration",
                "write:gdm_terms_agreement",
                "read:send_clinician",
                "read:send_location");
    }

    public Api system(String... scopes) {
        return api.as(Tokens.system(scopes));
    }

    public Api clinician(String uuid, String... scopes) {
        return api.as(Tokens.clinician(uuid, scopes));
    }

    /** Creates it as a system, without a welcome. */
    public JsonNode create(Map<String, @Nullable Object> body) {
        return system().post("/dhos/v1/clinician?send_welcome_email=false", body)
                .expect(200)
                .json();
    }

    public String createUuid(Map<String, @Nullable Object> body) {
        return create(body).get("uuid").asString();
    }

    /** The same, and gives it {@link #PASSWORD}. */
    public JsonNode createWithPassword(Map<String, @Nullable Object> body) {
        JsonNode created = create(body);
        setPassword(created.get("email_address").asString(), PASSWORD).expect(200);
        return created;
    }

    public JsonNode read(String uuid) {
        return system().get("/dhos/v1/clinician/" + uuid).expect(200).json();
    }

    public Answer setPassword(String address, String password) {
        return system().patch("/dhos/v1/clinician?email=" + address, Map.of("password", password));
    }

    public Answer login(String username, String password) {
        return login(username + ":" + password);
    }

    public Answer login(String pair) {
        return system().with("UserAuthorization", "Bearer " + base64(pair)).get(LOGIN);
    }

    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
