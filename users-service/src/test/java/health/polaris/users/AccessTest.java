package health.polaris.users;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The access column of contracts/users.md §4, row by row: each way in, and that everything else is 403. */
class AccessTest extends UsersTestBase {

    private static final String[] SCOPES = {
        "read:gdm_clinician",
        "read:gdm_clinician_all",
        "read:send_clinician",
        "read:send_clinician_all",
        "read:send_clinician_temp",
        "write:gdm_clinician",
        "write:gdm_clinician_all",
        "write:send_clinician",
        "write:send_clinician_all",
        "write:send_clinician_temp",
        "read:gdm_clinician_auth_all",
        "write:clinician_migration",
        "write:gdm_terms_agreement",
        "write:send_terms_agreement",
        "read:send_location",
        "write:send_patient"
    };

    private String self = "";

    @BeforeEach
    void prepare() {
        self = callers.createUuid(Bodies.clinician());
    }

    /** Scopes that open the route alone for anybody, and those that open it for the clinician of the path. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POST | /dhos/v1/clinician | write:gdm_clinician_all write:send_clinician_all write:send_clinician_temp |
                    GET | /dhos/v1/clinician/{self} | read:gdm_clinician_all read:send_clinician_all read:send_clinician_temp | read:gdm_clinician read:send_clinician
                    PATCH | /dhos/v1/clinician/{self} | write:gdm_clinician_all write:send_clinician_all | write:gdm_clinician write:send_clinician
                    PATCH | /dhos/v1/clinician/{self}/delete | write:gdm_clinician_all write:send_clinician_all | write:gdm_clinician
                    GET | /dhos/v1/clinician?email=a@b.example | read:gdm_clinician_all |
                    PATCH | /dhos/v1/clinician?email=a@b.example | write:gdm_clinician_all |
                    GET | /dhos/v1/clinician/login | read:gdm_clinician_auth_all |
                    POST | /dhos/v1/clinician/{self}/terms_agreement | | write:gdm_terms_agreement write:send_terms_agreement
                    GET | /dhos/v1/clinicians?limit=1 | read:gdm_clinician_all read:gdm_clinician read:send_clinician_all read:send_clinician_temp |
                    GET | /dhos/v2/clinicians?limit=1 | read:gdm_clinician_all read:gdm_clinician read:send_clinician_all read:send_clinician_temp |
                    POST | /dhos/v1/clinician_list | read:gdm_clinician_all read:gdm_clinician read:send_clinician_all read:send_clinician |
                    GET | /dhos/v1/location/L1/clinician | read:gdm_clinician_all |
                    POST | /dhos/v1/clinician/bulk | write:clinician_migration |
                    POST | /dhos/v1/clinician/{self}/patient/P1/bookmark | write:send_patient |
                    DELETE | /dhos/v1/clinician/{self}/patient/P1/bookmark | write:send_patient |
                    """)
    void opensEachRouteForItsScopesAlone(
            String method, String path, @Nullable String forAnybody, @Nullable String forTheOwner) {
        String body = path.contains("bookmark") || method.equals("GET") ? null : bodyFor(path);
        for (String scope : SCOPES) {
            boolean anybody = words(forAnybody).anyMatch(scope::equals);
            boolean owner = anybody || words(forTheOwner).anyMatch(scope::equals);
            assertThat(status(callers.clinician("somebody", scope), method, path, body))
                    .as("%s as somebody", scope)
                    .matches(status -> (status != 403) == anybody);
            assertThat(status(callers.clinician(self, scope), method, path, body))
                    .as("%s as the clinician itself", scope)
                    .matches(status -> (status != 403) == owner);
        }
        assertThat(status(callers.anonymous(), method, path, body)).isEqualTo(401);
        assertThat(status(callers.anonymous().as("FOO.BAR"), method, path, body))
                .isEqualTo(403);
        String otherIssuer = Tokens.eprAdapter(SCOPES);
        assertThat(status(callers.anonymous().as(otherIssuer), method, path, body))
                .isEqualTo(403);
    }

    @Test
    void neverConfusesADeviceOrPatientWithAClinician() {
        callers.anonymous()
                .as(Tokens.with(Map.of("device_id", self), "read:gdm_clinician"))
                .get("/dhos/v1/clinician/" + self)
                .expect(403);
        callers.anonymous()
                .as(Tokens.patient(self, "write:gdm_clinician"))
                .patch("/dhos/v1/clinician/" + self, Map.of())
                .expect(403);
    }

    /** A body that passes, so that a 403 can only come from the access rule. */
    private static String bodyFor(String path) {
        return path.endsWith("clinician_list") || path.endsWith("bulk") ? "[]" : "{}";
    }

    private int status(Api caller, String method, String path, @Nullable String body) {
        return caller.send(method, path.replace("{self}", self), body).status();
    }

    private static Stream<String> words(@Nullable String list) {
        return list == null ? Stream.empty() : Arrays.stream(list.split(" "));
    }
}
