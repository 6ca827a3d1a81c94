package health.polaris.messages.badgepin;

import static health.polaris.messages.Ids.fresh;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A clinician with a badge, at a tablet. */
@PolarisTest
abstract class BadgeTestBase {

    static final String PIN = "482913";

    @LocalServerPort
    private int port;

    Api anonymous;
    Api system;
    String id;
    String badge;

    @BeforeEach
    void employ() {
        anonymous = new Api(port);
        system = anonymous.as(Tokens.system("write:send_clinician"));
        id = UUID.randomUUID().toString();
        badge = fresh("badge");
        system.post(
                        "/dhos/v1/clinician",
                        Map.of(
                                "clinician_id",
                                id,
                                "send_entry_identifier",
                                badge,
                                "login_active",
                                true,
                                "products",
                                List.of("SEND"),
                                "groups",
                                List.of("SEND Clinician")))
                .expect(201);
    }

    String path() {
        return "/dhos/v1/clinician/" + id + "/pin";
    }

    Answer put(Api who, Object pin) {
        return who.send("PUT", path(), Map.of("pin", pin));
    }

    /** At a tablet of its own. */
    Answer logIn(String shownBadge, @Nullable String pin) {
        Api tablet = anonymous.as(Tokens.device(fresh("device"), "read:send_entry_identifier"));
        return (pin == null ? tablet : tablet.with("X-Badge-Pin", pin))
                .get("/dhos/v1/clinician/jwt?send_entry_identifier=" + shownBadge);
    }
}
