package health.polaris.messages;

import static health.polaris.messages.Ids.freshAddress;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The walk of a ward tablet from its registration to its token. */
public final class Tablets {

    public static final String DEVICES = "/dhos/v1/device";

    private final Api anonymous;
    private final Api administrator;

    public Tablets(int port) {
        anonymous = new Api(port);
        administrator =
                anonymous.as(Tokens.with(Map.of("system_id", "ops-console"), "read:send_device", "write:send_device"));
    }

    public Api administrator() {
        return administrator;
    }

    /** The id of a new device of this ward. */
    public String register(String ward) {
        return administrator
                .post(DEVICES, Map.of("location_id", ward, "description", "Tablet 4"))
                .expect(200)
                .json()
                .path("uuid")
                .asString();
    }

    public String requestCode(String deviceId) {
        return administrator
                .post(DEVICES + "/" + deviceId + "/activation", null)
                .expect(200)
                .json()
                .path("code")
                .asString();
    }

    /** From an address of its own, so that tests do not slow each other down. */
    public Answer validate(String code, @Nullable Object body) {
        return anonymous
                .with("X-Forwarded-For", freshAddress())
                .post("/dhos/v1/activation/" + code + "?type=send_entry", body);
    }

    /** The authorisation code. */
    public String activate(String deviceId) {
        return validate(requestCode(deviceId), null)
                .expect(200)
                .json()
                .path("authorisation_code")
                .asString();
    }

    public Answer token(String deviceId, String authorisationCode) {
        return anonymous.with("x-authorisation-code", authorisationCode).get(DEVICES + "/" + deviceId + "/jwt");
    }
}
