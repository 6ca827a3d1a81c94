package health.polaris.common.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import health.polaris.common.probe.HandMovedClock;
import health.polaris.common.probe.KeyServer;
import health.polaris.common.security.IssuerKind;
import health.polaris.common.security.TestKeys;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** contracts/platform.md §4.2, JWKS: when keys are fetched, kept and forgotten. */
class PublishedKeysTest {

    private final KeyServer server = new KeyServer();
    private final HandMovedClock clock = new HandMovedClock();
    private final PublishedKeys keys = new PublishedKeys(server.url("set"), clock, null);

    @AfterEach
    void stop() throws Exception {
        keys.close();
    }

    @Test
    void fetchesOnceAndKeepsTheSet() throws Exception {
        server.publish("set", TestKeys.RSA, TestKeys.EC);

        assertThat(find(TestKeys.RSA, JWSAlgorithm.RS256)).isNotNull();
        assertThat(find(TestKeys.EC, JWSAlgorithm.ES256)).isNotNull();
        assertThat(find(TestKeys.RSA, JWSAlgorithm.RS256)).isNotNull();

        assertThat(server.fetches("set")).isEqualTo(1);
        assertThat(keys.fetched()).isEqualTo(1);
    }

    @Test
    void fetchesForAnUnknownKeyAtMostOnceAMinute() throws Exception {
        server.publish("set", TestKeys.RSA);
        find(TestKeys.RSA, JWSAlgorithm.RS256);
        server.publish("set", TestKeys.RSA, TestKeys.OTHER_RSA);

        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(find(TestKeys.OTHER_RSA, JWSAlgorithm.RS256)).isNull();
        }
        clock.move(Duration.ofSeconds(59));
        assertThat(find(TestKeys.OTHER_RSA, JWSAlgorithm.RS256)).isNull();
        assertThat(server.fetches("set")).isEqualTo(1);

        clock.move(Duration.ofSeconds(1));
        assertThat(find(TestKeys.OTHER_RSA, JWSAlgorithm.RS256)).isNotNull();
        assertThat(server.fetches("set")).isEqualTo(2);
    }

    /** As docs/operating.md has it: appended, first ten minutes later, and alone when the last token of the old one has ended. */
    @Test
    void aChangeOfKeysInTurnsRefusesNothing() throws Exception {
        server.publish("set", TestKeys.RSA);
        assertThat(find(TestKeys.RSA, JWSAlgorithm.RS256)).isNotNull();

        server.publish("set", TestKeys.RSA, TestKeys.OTHER_RSA);
        clock.move(Duration.ofMinutes(10));
        assertThat(find(TestKeys.RSA, JWSAlgorithm.RS256)).isNotNull();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> server.fetches("set") == 2);

        server.publish("set", TestKeys.OTHER_RSA, TestKeys.RSA);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> find(TestKeys.OTHER_RSA, JWSAlgorithm.RS256) != null);
        assertThat(find(TestKeys.RSA, JWSAlgorithm.RS256)).isNotNull();
        clock.move(Duration.ofDays(1));
        assertThat(find(TestKeys.RSA, JWSAlgorithm.RS256)).isNotNull();

        server.publish("set", TestKeys.OTHER_RSA);
        assertThat(find(TestKeys.OTHER_RSA, JWSAlgorithm.RS256)).isNotNull();
        // Fetched for no unknown key meanwhile: all of it was known in time.
        assertThat(server.fetches("set")).isLessThanOrEqualTo(3);
    }

    @Test
    void forgetsRemovedKeys() throws Exception {
        server.publish("set", TestKeys.RSA, TestKeys.OTHER_RSA);
        find(TestKeys.RSA, JWSAlgorithm.RS256);
        server.publish("set", TestKeys.OTHER_RSA);

        clock.move(Duration.ofMinutes(5));
        find(TestKeys.OTHER_RSA, JWSAlgorithm.RS256);

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> find(TestKeys.RSA, JWSAlgorithm.RS256) == null);
    }

    @Test
    void answersKnownKeysWithoutWaitingWhileTheIssuerIsAway() throws Exception {
        server.publish("set", TestKeys.RSA);
        find(TestKeys.RSA, JWSAlgorithm.RS256);
        server.goDown();

        clock.move(Duration.ofMinutes(59));
        assertThat(find(TestKeys.RSA, JWSAlgorithm.RS256)).isNotNull();
        assertThatThrownBy(() -> {
                    clock.move(Duration.ofSeconds(60));
                    find(TestKeys.OTHER_RSA, JWSAlgorithm.RS256);
                })
                .isInstanceOf(KeySourceException.class);
    }

    @Test
    void cannotTellAboutAnUnknownKeyWhileTheIssuerIsAway() throws Exception {
        server.publish("set", TestKeys.RSA);
        find(TestKeys.RSA, JWSAlgorithm.RS256);
        server.goDown();
        clock.move(Duration.ofMinutes(2));

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> find(TestKeys.OTHER_RSA, JWSAlgorithm.RS256))
                    .isInstanceOf(KeySourceException.class);
            assertThat(find(TestKeys.RSA, JWSAlgorithm.RS256)).isNotNull();
        }
        assertThat(server.fetches("set")).isEqualTo(2);

        server.comeBack();
        server.publish("set", TestKeys.RSA, TestKeys.OTHER_RSA);
        clock.move(Duration.ofMinutes(1));
        assertThat(find(TestKeys.OTHER_RSA, JWSAlgorithm.RS256)).isNotNull();
    }

    @Test
    void fetchesBehindTheRequestsBeforeTheSetIsOld() throws Exception {
        server.publish("set", TestKeys.RSA);
        find(TestKeys.RSA, JWSAlgorithm.RS256);

        clock.move(Duration.ofSeconds(271));
        assertThat(find(TestKeys.RSA, JWSAlgorithm.RS256)).isNotNull();

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> server.fetches("set") == 2);
    }

    @Test
    void canNotTellWhileNothingCouldBeFetched() throws Exception {
        server.publish("set", TestKeys.RSA);
        server.goDown();

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> find(TestKeys.RSA, JWSAlgorithm.RS256)).isInstanceOf(KeySourceException.class);
        }
        assertThat(server.fetches("set")).isEqualTo(1);

        server.comeBack();
        clock.move(Duration.ofMinutes(1));
        assertThat(find(TestKeys.RSA, JWSAlgorithm.RS256)).isNotNull();
    }

    @Test
    void takesOnlyKeysThatFitTheAlgorithm() throws Exception {
        RSAKey forEncryption = new RSAKey.Builder(TestKeys.RSA)
                .keyUse(KeyUse.ENCRYPTION)
                .keyID("enc")
                .build();
        RSAKey forAnother = new RSAKey.Builder(TestKeys.RSA)
                .algorithm(JWSAlgorithm.RS512)
                .keyID("512")
                .build();
        server.publish("set", TestKeys.EC, forEncryption, forAnother);

        assertThat(find(TestKeys.EC, JWSAlgorithm.RS256)).isNull();
        assertThat(find(forEncryption, JWSAlgorithm.RS256)).isNull();
        assertThat(find(forAnother, JWSAlgorithm.RS256)).isNull();
        assertThat(find(forAnother, JWSAlgorithm.RS512)).isNotNull();
        assertThat(find(new JWSHeader(JWSAlgorithm.RS512))).as("without kid").isNull();
    }

    private @Nullable Key find(JWK key, JWSAlgorithm algorithm) throws KeySourceException {
        return find(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build());
    }

    /** As the decoder asks for it. */
    private @Nullable Key find(JWSHeader header) throws KeySourceException {
        TokenIssuer issuer = new TokenIssuer(
                IssuerKind.IDENTITY_PROVIDER,
                "https://idp.example/",
                "polaris-api",
                "metadata",
                "scope",
                List.of(),
                keys,
                Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS512, JWSAlgorithm.ES256),
                Duration.ofDays(1),
                new JWKSet());
        return issuer.selectJWSKeys(header, null).stream().findFirst().orElse(null);
    }
}
