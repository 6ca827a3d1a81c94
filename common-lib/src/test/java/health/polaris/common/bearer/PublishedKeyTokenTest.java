package health.polaris.common.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import health.polaris.common.probe.Client;
import health.polaris.common.probe.Client.Answer;
import health.polaris.common.probe.KeyServer;
import health.polaris.common.probe.Probe;
import health.polaris.common.security.Claims;
import health.polaris.common.security.TestKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** contracts/platform.md §4.2 and §4.6: tokens that are verified by a published key. */
class PublishedKeyTokenTest {

    private final Client client = Probe.shared().client();

    @BeforeAll
    static void publish() {
        Probe.keys().publish("idp", TestKeys.RSA, TestKeys.EC);
        Probe.keys().publish("internal", TestKeys.OTHER_RSA);
    }

    @Test
    void acceptsTokensOfTheIdentityProviderByItsClaimNames() {
        var caller = caller(Claims.provider().by(TestKeys.RSA, JWSAlgorithm.RS256))
                .expect(200)
                .json();

        assertThat(caller.path("id").asString()).isEqualTo("C1");
        assertThat(caller.path("issuer").asString()).isEqualTo("IDENTITY_PROVIDER");
        assertThat(caller.path("scopes").toString()).isEqualTo("[\"read:all\"]");
        caller(Claims.provider().by(TestKeys.RSA, JWSAlgorithm.RS512)).expect(200);
        caller(Claims.provider().by(TestKeys.EC, JWSAlgorithm.ES256)).expect(200);
        caller(Claims.provider().with("aud", List.of("x", "polaris-api")).by(TestKeys.RSA, JWSAlgorithm.RS256))
                .expect(200);
    }

    @Test
    void demandsTheAudienceOfAProviderThatSignsForOthersToo() {
        caller(Claims.provider().without("aud").by(TestKeys.RSA, JWSAlgorithm.RS256))
                .expect(403);
        caller(Claims.provider().with("aud", "http://localhost/").by(TestKeys.RSA, JWSAlgorithm.RS256))
                .expect(403);
        caller(Claims.internal().without("aud").by(TestKeys.OTHER_RSA, JWSAlgorithm.RS256))
                .expect(403);
    }

    @Test
    void acceptsInternalTokensWithRs256OfItsOwnSetAlone() {
        caller(Claims.internal().by(TestKeys.OTHER_RSA, JWSAlgorithm.RS256)).expect(200);
        caller(Claims.internal().by(TestKeys.OTHER_RSA, JWSAlgorithm.RS512)).expect(403);
        caller(Claims.internal().by(TestKeys.RSA, JWSAlgorithm.RS256)).expect(403);
        caller(Claims.provider().by(TestKeys.OTHER_RSA, JWSAlgorithm.RS256)).expect(403);
    }

    @Test
    void refusesOtherKeysUnderAKnownName() {
        var impostor = TestKeys.rsa(String.valueOf(TestKeys.RSA.getKeyID()));

        caller(Claims.provider().by(impostor, JWSAlgorithm.RS256)).expect(403);
        caller(Claims.provider().signed(new JWSHeader.Builder(JWSAlgorithm.RS256), Claims.signer(TestKeys.RSA)))
                .expect(403);
    }

    @Test
    void refusesAnHmacMadeOfThePublicKey() throws Exception {
        String publicKey = TestKeys.RSA.toPublicJWK().toJSONString();

        caller(Claims.provider().hmac(JWSAlgorithm.HS256, publicKey)).expect(403);
        caller(Claims.provider().hmac(JWSAlgorithm.HS512, Probe.HS_KEY)).expect(403);
    }

    @Test
    void answers503WhileTheKeysCanNotBeFetched() {
        KeyServer away = new KeyServer();
        away.goDown();
        try (Probe probe = Probe.start(Map.of("AUTH0_JWKS_URL", away.url("idp")))) {
            String token = Claims.provider().by(TestKeys.RSA, JWSAlgorithm.RS256);

            Answer answer = probe.client().as(token).get("/probe/caller").expect(503);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Service unavailable\"}");
            probe.client().as(token).get("/probe/caller").expect(503);
            probe.client().as(Map.of("system_id", "s")).get("/probe/caller").expect(200);
        }
    }

    private Answer caller(String token) {
        return client.as(token).get("/probe/caller");
    }
}
