package health.polaris.common.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import health.polaris.common.probe.Client;
import health.polaris.common.probe.Probe;
import health.polaris.common.security.Claims;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** contracts/platform.md §4.3 to §4.5. */
class AccessRuleTest {

    private final Client client = Probe.shared().client();

    @Test
    void opensEveryAlternative() {
        client.as(Map.of("patient_id", "P1"), "read:own")
                .get("/probe/patient/P1")
                .expect(200);
        client.as(Map.of("patient_id", "P1"), "read:own")
                .get("/probe/patient/P2")
                .expect(403);
        client.as(Map.of("patient_id", "P1"), "read:all")
                .get("/probe/patient/P2")
                .expect(200);
        client.as(Map.of("patient_id", "P1")).get("/probe/patient/P1").expect(403);
        client.as(Map.of("clinician_id", "P1"), "read:own")
                .get("/probe/patient/P1")
                .expect(403);
        client.as(Map.of(), "read:own").get("/probe/patient/P1").expect(403);
    }

    static Stream<Arguments> ownClaims() {
        return Stream.of(
                Arguments.of(List.of("P0", "P1"), 200),
                Arguments.of(List.of("P0"), 403),
                Arguments.of(List.of(), 403),
                Arguments.of(Map.of("P1", "P1"), 403),
                Arguments.of(Map.of("id", "P1"), 403),
                Arguments.of(1, 403),
                Arguments.of(true, 403),
                Arguments.of("", 403),
                Arguments.of("p1", 403),
                Arguments.of("P1 ", 403));
    }

    @ParameterizedTest
    @MethodSource("ownClaims")
    void comparesThePathWithAClaimOfAnyType(Object claim, int expected) {
        client.as(Map.of("patient_id", claim), "read:own")
                .get("/probe/patient/P1")
                .expect(expected);
    }

    @Test
    void comparesTheDecodedPathAndNothingAroundIt() {
        client.as(Map.of("patient_id", "P 1"), "read:own")
                .get("/probe/patient/P%201")
                .expect(200);
        client.as(Map.of("patient_id", "P1"), "read:own")
                .get("/probe/patient/P1;patient_id=P2")
                .expect(400);
        client.as(Map.of("patient_id", "P1"), "read:own")
                .get("/probe/patient/P2;patient_id=P1")
                .expect(400);
        client.as(Map.of("patient_id", "P1"), "read:own")
                .get("/probe/patient/P2?patient_id=P1")
                .expect(403);
    }

    @Test
    void asksForAllScopesOfAWay() {
        client.as(Map.of(), "read:a", "read:b").get("/probe/both-scopes").expect(200);
        client.as(Map.of(), "read:a").get("/probe/both-scopes").expect(403);
        client.as(Map.of(), "read:A", "read:b").get("/probe/both-scopes").expect(403);
    }

    @Test
    void asksForAClaimWithAnyValue() {
        client.as(Map.of("system_id", "s")).get("/probe/system").expect(200);
        client.as(Map.of("patient_id", "s")).get("/probe/system").expect(403);
    }

    @Test
    void asksForTheIssuer() {
        client.as(Map.of()).get("/probe/internal").expect(200);
        client.as(Claims.internal().with("iss", "epr").hmac(JWSAlgorithm.HS256, Probe.EPR_KEY))
                .get("/probe/internal")
                .expect(200);
        client.as(Claims.internal().with("iss", "dev").hmac(JWSAlgorithm.HS256, Probe.LOGIN_KEY))
                .get("/probe/internal")
                .expect(403);
    }

    @Test
    void letsHeadFollowGet() {
        var nothing = java.net.http.HttpRequest.BodyPublishers.noBody();

        client.send("HEAD", "/probe/system", nothing).expect(401);
        client.as(Map.of("patient_id", "s"))
                .send("HEAD", "/probe/system", nothing)
                .expect(403);
        client.as(Map.of("system_id", "s"))
                .send("HEAD", "/probe/system", nothing)
                .expect(200);
    }

    static Stream<Arguments> callers() {
        return Stream.of(
                Arguments.of(Map.of("patient_id", "p", "device_id", "d", "clinician_id", "c", "system_id", "s"), "p"),
                Arguments.of(Map.of("device_id", "d", "clinician_id", "c", "system_id", "s"), "d"),
                Arguments.of(Map.of("clinician_id", "c", "system_id", "s"), "c"),
                Arguments.of(Map.of("system_id", "s"), "s"),
                Arguments.of(Map.of("job_title", "midwife"), "unknown"),
                Arguments.of(Map.of("patient_id", List.of("p", "q"), "system_id", "s"), "s"),
                Arguments.of(Map.of("patient_id", 7, "system_id", "s"), "s"),
                Arguments.of(Map.of("patient_id", "", "system_id", "s"), "s"),
                Arguments.of(Map.of("patient_id", "  ", "system_id", "s"), "s"));
    }

    @ParameterizedTest
    @MethodSource("callers")
    void namesTheCallerByTheFirstPresentId(Map<String, Object> metadata, String expected) {
        assertThat(client.as(metadata)
                        .get("/probe/caller")
                        .expect(200)
                        .json()
                        .path("id")
                        .asString())
                .isEqualTo(expected);
    }

    @Test
    void acceptsATokenWithoutUsableMetadata() {
        for (Claims claims : List.of(
                Claims.internal().without("metadata"),
                Claims.internal().with("metadata", "text"),
                Claims.internal().with("metadata", List.of("a")),
                Claims.internal().with("metadata", null))) {
            assertThat(client.as(claims.hs512())
                            .get("/probe/caller")
                            .expect(200)
                            .json()
                            .path("id")
                            .asString())
                    .isEqualTo("unknown");
        }
    }

    @Test
    void takesLocationsByTheirIdsAndTheTokensOwnIssuerAndSubject() {
        Claims claims = Claims.internal()
                .with("sub", "the subject")
                .with(
                        "metadata",
                        Map.of(
                                "clinician_id", "C1",
                                "iss", "forged",
                                "locations",
                                        List.of(Map.of("id", "L1", "name", "Willow ward"), Map.of("id", "L2"), "L3")));

        var caller = client.as(claims.hs512()).get("/probe/caller").expect(200).json();

        assertThat(caller.path("locations").toString()).isEqualTo("[\"L1\",\"L2\"]");
        assertThat(caller.path("claims").toString()).isEqualTo("[\"clinician_id\",\"iss\",\"location_ids\",\"sub\"]");
    }
}
