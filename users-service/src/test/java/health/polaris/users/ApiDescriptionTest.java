package health.polaris.users;

import static health.polaris.users.Bodies.clinician;
import static health.polaris.users.Bodies.product;
import static health.polaris.users.Bodies.with;
import static health.polaris.users.Bodies.without;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiDescriptionTest extends UsersTestBase {

    private static final String CLINICIAN = "/dhos/v1/clinician";

    private @Nullable OpenApiContract read;

    @BeforeEach
    void readTheDescription() {
        read = OpenApiContract.of(callers.anonymous());
    }

    private OpenApiContract contract() {
        return Objects.requireNonNull(read);
    }

    private Answer call(String method, String path, int status, @Nullable Object body) {
        return contract().call(callers.system(), method, path, body).expect(status);
    }

    private void call(Api caller, String method, String path, int status) {
        contract().call(caller, method, path, null).expect(status);
    }

    @Test
    void everyAnswerIsAsDescribed() {
        JsonNode created = call("POST", CLINICIAN, 200, with(clinician(), "analytics_consent", true))
                .json();
        String uuid = created.get("uuid").asString();
        String address = created.get("email_address").asString();
        String path = CLINICIAN + "/" + uuid;
        call("POST", CLINICIAN, 400, "{}");
        call("POST", CLINICIAN, 409, with(clinician(), "email_address", address));
        contract()
                .check(
                        "POST",
                        CLINICIAN,
                        callers.system()
                                .with("Content-Type", "text/plain")
                                .post(CLINICIAN, "x")
                                .expect(415));
        call(callers.anonymous(), "GET", path, 401);
        call(callers.clinician("x"), "GET", path, 403);

        call("POST", path + "/terms_agreement", 200, Map.of("product_name", "SEND", "version", 2, "tou_version", 1));
        call("POST", path + "/terms_agreement", 400, "{}");
        call("POST", CLINICIAN + "/nobody/terms_agreement", 404, Map.of("product_name", "S", "version", 1));
        call("GET", path, 200, null);
        call("GET", CLINICIAN + "/nobody", 404, null);
        Api problems = callers.system().with("Accept", "application/json, application/problem+json");
        call(problems, "GET", CLINICIAN + "/nobody", 404);
        call(problems, "GET", path, 200);
        call("PATCH", path, 200, Map.of("job_title", "Lead"));
        call("PATCH", CLINICIAN + "/nobody", 404, "{}");
        call("PATCH", path, 400, Map.of("products", List.of(product("SEND"))));
        String other = callers.create(clinician()).get("email_address").asString();
        call("PATCH", path, 409, Map.of("email_address", other));
        call("PATCH", path + "/delete", 200, Map.of("locations", List.of("ward-7")));
        call("PATCH", CLINICIAN + "/nobody/delete", 404, "{}");

        call("GET", CLINICIAN + "?email=" + address, 200, null);
        call("GET", CLINICIAN + "?email=no@body.example", 404, null);
        call("PATCH", CLINICIAN + "?email=" + address, 200, Map.of("password", "pass:word"));
        call("PATCH", CLINICIAN + "?email=nobody", 404, Map.of("password", "p"));
        Api login = callers.system().with("UserAuthorization", "Bearer " + Callers.base64(address + ":pass:word"));
        call(login, "GET", CLINICIAN + "/login", 200);
        call("GET", CLINICIAN + "/login", 400, null);
        Api guess = callers.system()
                .with("X-Forwarded-For", "10.1.1.1")
                .with("UserAuthorization", "Bearer " + Callers.base64(other + ":guess"));
        // The waits double, so that even on a slow machine a guess comes too early.
        assertThat(IntStream.range(0, 20)
                        .mapToObj(attempt -> contract().call(guess, "GET", CLINICIAN + "/login", null))
                        .map(Answer::status)
                        .filter(status -> status != 403)
                        .findFirst())
                .contains(429);

        for (String version : List.of("v1", "v2")) {
            for (String form : List.of("", "&compact=true", "&expanded=true")) {
                call(
                        "GET",
                        "/dhos/%s/clinicians?limit=20&sort=created&order=desc%s".formatted(version, form),
                        200,
                        null);
            }
            call("GET", "/dhos/%s/clinicians?limit=x".formatted(version), 400, null);
        }
        call("POST", "/dhos/v1/clinician_list", 200, List.of(uuid, "nobody"));
        call("POST", "/dhos/v1/clinician_list?compact=true", 200, List.of(uuid, "nobody"));
        call("POST", "/dhos/v1/clinician_list", 400, "{}");
        call("GET", "/dhos/v1/location/ward-7/clinician", 200, null);
        Map<String, @Nullable Object> row =
                with(clinician(), "uuid", UUID.randomUUID().toString());
        call("POST", CLINICIAN + "/bulk", 200, List.of(row));
        call("POST", CLINICIAN + "/bulk", 409, List.of(row));

        call("POST", path + "/location/L1/bookmark", 201, null);
        call("DELETE", path + "/location/L1/bookmark", 204, null);
        call("POST", CLINICIAN + "/nobody/location/L1/bookmark", 404, null);
        Api self = callers.clinician(uuid, "write:send_patient");
        call(self, "POST", path + "/patient/P1/bookmark", 201);
        call(self, "DELETE", path + "/patient/P1/bookmark", 204);
        call("GET", "/dhos/v1/roles", 200, null);
        List.of("/running", "/version", "/healthcheck").forEach(open -> call(callers.anonymous(), "GET", open, 200));
        call(callers.system("read:access_record"), "GET", "/dhos/v1/access_record?limit=1", 200);
        assertThat(contract().unseen()).isEmpty();
    }

    @Test
    void describesTheBodiesThatItTakesAndThoseItDoesNot() {
        Map<String, String> product = Map.of("product_name", "SEND", "opened_date", "2021-07-19");
        contract().accepts("POST", CLINICIAN, with(clinician(), "products", List.of(product)));
        contract().rejects("POST", CLINICIAN, without(clinician(), "first_name"));
        contract().rejects("POST", CLINICIAN, with(clinician(), "products", List.of()));
        contract().rejects("POST", CLINICIAN, with(clinician(), "login_active", "true"));
        contract().rejects("POST", CLINICIAN, with(clinician(), "contract_expiry_eod_date", "soon"));
        contract()
                .accepts(
                        "POST",
                        CLINICIAN,
                        with(with(clinician(), "products", List.of(product)), "contract_expiry_eod_date", null));
        contract().rejects("PATCH", CLINICIAN + "/x", with(Map.of(), "contract_expiry_eod_date", "soon"));
        contract().accepts("PATCH", CLINICIAN + "/x", with(Map.of(), "job_title", null, "locations", List.of()));
        contract().rejects("PATCH", CLINICIAN + "/x", with(Map.of(), "locations", null));
        contract().rejects("PATCH", CLINICIAN + "/x", with(Map.of(), "login_active", null));
        contract().accepts("PATCH", CLINICIAN + "?email=x", Map.of("password", "p"));
        contract().rejects("PATCH", CLINICIAN + "?email=x", Map.of());
        contract().rejects("POST", "/dhos/v1/clinician_list", Map.of());
    }
}
