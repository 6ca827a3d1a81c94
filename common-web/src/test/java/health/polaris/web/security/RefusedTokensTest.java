package health.polaris.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import health.polaris.common.logging.CapturedLog;
import health.polaris.common.probe.Client;
import health.polaris.common.probe.Probe;
import health.polaris.common.security.Claims;
import health.polaris.common.security.TestKeys;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Why a token was refused, which the log says and the answer does not; and what production asks of one. */
class RefusedTokensTest {

    private final Client client = Probe.shared().client();

    static Stream<Arguments> reasons() {
        long now = Instant.now().getEpochSecond();
        Claims good = Claims.internal();
        String[] parts = good.hs512().split("\\.", -1);
        return Stream.of(
                Arguments.of("Unsupported algorithm of none", "eyJhbGciOiJub25lIn0." + parts[1] + "."),
                Arguments.of("algorithm not accepted", good.with("iss", "dev").by(TestKeys.RSA, JWSAlgorithm.RS256)),
                Arguments.of(
                        "no key id",
                        good.signed(
                                new com.nimbusds.jose.JWSHeader.Builder(JWSAlgorithm.RS256),
                                Claims.signer(TestKeys.RSA))),
                Arguments.of("Invalid signature", good.hmac(JWSAlgorithm.HS512, Probe.HS_KEY + "x")),
                Arguments.of("expired", good.with("exp", now - 60).hs512()),
                Arguments.of("lives too long", good.with("exp", now + 200_000).hs512()),
                Arguments.of(
                        "issued in the future",
                        good.with("iat", now + 3_600).with("exp", now + 7_200).hs512()),
                Arguments.of("wrong audience", good.with("aud", "others").hs512()),
                Arguments.of("scope is no text", good.with("scope", 7).hs512()),
                Arguments.of("unknown issuer", good.with("iss", "nobody").hs512()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reasons")
    void namesTheReasonInTheLog(String reason, String token) {
        try (CapturedLog log = new CapturedLog()) {
            assertThat(client.as(token).get("/probe/caller").expect(403).message())
                    .isEqualTo("Forbidden");

            Awaitility.await()
                    .untilAsserted(() -> assertThat(log.json())
                            .anyMatch(line -> line.contains("Token refused") && line.contains(reason)));
            assertThat(log.json()).noneMatch(line -> line.contains(token));
        }
    }

    @Test
    void asksForAnAudienceInProduction() {
        String without = Claims.internal().without("aud").hs512();
        try (Probe production = Probe.start(Map.of("ENVIRONMENT", "PRODUCTION"))) {
            production.client().as(without).get("/probe/caller").expect(403);
            production
                    .client()
                    .as(Claims.internal().hs512())
                    .get("/probe/caller")
                    .expect(200);
        }
        try (Probe lenient = Probe.start(Map.of("ENVIRONMENT", "PRODUCTION", "JWT_REQUIRE_AUD", "false"))) {
            lenient.client().as(without).get("/probe/caller").expect(200);
        }
    }
}
