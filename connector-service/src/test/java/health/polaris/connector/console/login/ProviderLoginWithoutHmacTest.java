package health.polaris.connector.console.login;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import health.polaris.common.security.SecuritySettings;
import health.polaris.common.security.SecuritySettings.ServiceKeys;
import health.polaris.eventbus.publish.EventOutbox;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** The same where {@code HS_KEY} signs nothing: operators' tokens are signed with the key of this service's calls. */
class ProviderLoginWithoutHmacTest extends ProviderLoginTest {

    private static final JWKSet KEYS = new JWKSet(key(ServiceKeys.CONNECTOR));

    @Autowired
    private ProviderSettings provider;

    @Autowired
    private SecuritySettings security;

    @Autowired
    private EventOutbox outbox;

    @Autowired
    private TransactionOperations transaction;

    @DynamicPropertySource
    static void withoutHmac(DynamicPropertyRegistry properties) {
        properties.add("JWT_HMAC", () -> "false");
        properties.add("JWT_SERVICE_SIGNING_KEY", () -> KEYS.toString(false));
        properties.add("JWT_SERVICE_KEYS", () -> KEYS.toString(true));
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(id)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void isNoStart(String own, String callers) {
        SecuritySettings settings = new SecuritySettings(
                security.proxyUrl(),
                security.hsKey(),
                "",
                "",
                null,
                security.longestLife(),
                security.auth0(),
                security.customDatabase(),
                security.eprAdapter(),
                new ServiceKeys(false, callers, own));
        assertThatThrownBy(() -> new OperatorLogins(provider, settings, outbox, transaction))
                .hasMessageContaining("JWT_HMAC is false")
                .hasMessageContaining("JWT_SERVICE_SIGNING_KEY must have the kid dhos-async-adapter")
                .hasMessageContaining("JWT_SERVICE_KEYS");
    }

    /** Else operators would log in, and be refused by every page. */
    @Test
    void doesNotStartWithAKeyThatNobodyWouldBelieve() {
        JWKSet others = new JWKSet(key("another"));
        isNoStart("", KEYS.toString(true));
        isNoStart(others.toString(false), others.toString(true));
        isNoStart(KEYS.toString(false), others.toString(true));
    }
}
