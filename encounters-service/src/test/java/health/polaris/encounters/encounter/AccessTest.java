package health.polaris.encounters.encounter;

import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@PolarisTest
class AccessTest {

    private static final String READ = "read:send_encounter";
    private static final String WRITE = "write:send_encounter";

    @LocalServerPort
    private int port;

    private Api anonymous;

    @BeforeEach
    void connect() {
        anonymous = new Api(port);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /dhos/v2/encounter, write:send_encounter, 400",
        "GET, /dhos/v2/encounter?patient_id=nobody, read:send_encounter, 200",
        "GET, /dhos/v1/encounter/nobody, read:send_encounter, 404",
        "GET, /dhos/v1/encounter/nobody/children, read:send_encounter, 200",
        "PATCH, /dhos/v1/encounter/nobody, write:send_encounter, 404",
        "DELETE, /dhos/v1/encounter/nobody, write:send_encounter, 404",
        "POST, /dhos/v1/encounter/merge, write:send_encounter, 400",
        "GET, /dhos/v2/encounters?modified_since=2999-01-01, read:send_encounter, 200",
        "GET, /dhos/v2/encounter/latest?patient_id=nobody, read:send_encounter, 404",
        "POST, /dhos/v2/encounter/latest, read:send_encounter, 400",
        "POST, /dhos/v1/encounter/locations, read:send_encounter, 400",
        "POST, /dhos/v1/encounter/patients, read:send_encounter, 400",
        "POST, /dhos/v1/encounter/locations/patient_count, read:send_encounter, 400",
        "PATCH, /dhos/v1/score_system_history/nobody, write:send_encounter, 400"
    })
    void needsATokenWithTheScopeAndAsksNothingElse(String method, String path, String scope, int status) {
        String body = method.equals("GET") ? null : "{}";
        String other = scope.equals(READ) ? WRITE : READ;
        anonymous.send(method, path, body).expect(401);
        anonymous.with("Authorization", "Basic eDp5").send(method, path, body).expect(401);
        anonymous.as("FOO.BAR").send(method, path, body).expect(403);
        assertThat(anonymous
                        .as(Tokens.system(other))
                        .send(method, path, body)
                        .expect(403)
                        .message())
                .isEqualTo("Forbidden");
        anonymous.as(Tokens.system(scope)).send(method, path, body).expect(status);
    }

    @Test
    void anyHolderOfTheScopesReadsAndWritesEveryEncounter() {
        Ward ward = new Ward(port);
        String uuid = uuid(ward.admit(fresh("P")));
        Api patient = anonymous.as(Tokens.patient("somebody else", READ, WRITE)).with("X-Location-Ids", "elsewhere");
        patient.get(Ward.ENCOUNTER + uuid).expect(200);
        patient.patch(Ward.ENCOUNTER + uuid, Ward.map("encounter_type", "NEW")).expect(200);
    }
}
