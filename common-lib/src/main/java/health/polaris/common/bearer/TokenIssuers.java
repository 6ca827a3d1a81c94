package health.polaris.common.bearer;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import health.polaris.common.security.IssuerKind;
import health.polaris.common.security.SecuritySettings;
import health.polaris.common.security.SecuritySettings.ServiceKeys;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** The issuers that the settings switch on; settings that would be unsafe stop the service from starting. */
final class TokenIssuers {

    private static final int INTERNAL_KEY_BYTES = 64;
    private static final int OTHER_KEY_BYTES = 32;
    private static final int RSA_BITS = 2048;
    private static final Set<JWSAlgorithm> PROVIDER_ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);
    private static final Set<JWSAlgorithm> INTERNAL_ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private TokenIssuers() {}

    static Map<String, TokenIssuer> from(
            SecuritySettings settings, boolean production, @Nullable SSLSocketFactory tls) {
        List<TokenIssuer> issuers = new ArrayList<>();
        issuers.add(internal(settings, tls));
        if (settings.auth0().isOn()) {
            issuers.add(identityProvider(settings.auth0(), tls));
        }
        sharedKey(IssuerKind.CUSTOM_DATABASE, settings.customDatabase(), settings, issuers);
        sharedKey(IssuerKind.EPR_ADAPTER, settings.eprAdapter(), settings, issuers);
        if (production) {
            checkKeys(issuers);
        }
        return byName(issuers);
    }

    private static TokenIssuer internal(SecuritySettings settings, @Nullable SSLSocketFactory tls) {
        String name = settings.internalIssuer();
        return new TokenIssuer(
                IssuerKind.INTERNAL,
                name,
                name,
                "metadata",
                "scope",
                settings.acceptedHmacKeys(),
                keys(settings.internalJwksUrl(), tls),
                INTERNAL_ALGORITHMS,
                settings.longestLife(),
                serviceKeys(settings));
    }

    private static JWKSet serviceKeys(SecuritySettings settings) {
        JWKSet keys =
                ServiceKeys.read("JWT_SERVICE_KEYS", settings.serviceKeys().callers());
        for (JWK key : keys.getKeys()) {
            boolean strong = key instanceof RSAKey && key.size() >= RSA_BITS
                    || key instanceof ECKey curve && Curve.P_256.equals(curve.getCurve());
            if (key.getKeyID() == null || key.getKeyID().isBlank() || key.isPrivate() || !strong) {
                throw new IllegalStateException(
                        "JWT_SERVICE_KEYS has a key that is not public, without the system's id as kid,"
                                + " or neither RSA of 2048 bits or more nor EC on P-256");
            }
        }
        if (!settings.serviceKeys().hmac()
                && keys.isEmpty()
                && settings.internalJwksUrl().isBlank()) {
            throw new IllegalStateException(
                    "JWT_HMAC is false, so INTERNAL_JWKS_URL or JWT_SERVICE_KEYS must be set: no token would be accepted");
        }
        return keys;
    }

    private static TokenIssuer identityProvider(SecuritySettings.Auth0 provider, @Nullable SSLSocketFactory tls) {
        if (provider.audience().isBlank()) {
            // The provider signs tokens for other applications too; only the audience tells them apart.
            throw new IllegalStateException("AUTH0_DOMAIN is set, so AUTH0_AUDIENCE must be");
        }
        return new TokenIssuer(
                IssuerKind.IDENTITY_PROVIDER,
                provider.domain(),
                provider.audience(),
                provider.metadata(),
                provider.scopeClaim(),
                List.of(),
                keys(provider.jwksUrl(), tls),
                PROVIDER_ALGORITHMS,
                provider.longestLife(),
                new JWKSet());
    }

    private static void sharedKey(
            IssuerKind kind,
            SecuritySettings.SharedKeyIssuer issuer,
            SecuritySettings settings,
            List<TokenIssuer> issuers) {
        if (issuer.isOn()) {
            byte[] key = issuer.hsKey().getBytes(StandardCharsets.UTF_8);
            issuers.add(new TokenIssuer(
                    kind,
                    issuer.issuer(),
                    settings.internalIssuer(),
                    "metadata",
                    "scope",
                    List.of(key),
                    null,
                    Set.of(),
                    issuer.longestLife(),
                    new JWKSet()));
        }
    }

    private static @Nullable PublishedKeys keys(String url, @Nullable SSLSocketFactory tls) {
        return url.isBlank() ? null : new PublishedKeys(url, Clock.systemUTC(), tls);
    }

    private static Map<String, TokenIssuer> byName(List<TokenIssuer> issuers) {
        Map<String, TokenIssuer> byName = new HashMap<>();
        for (TokenIssuer issuer : issuers) {
            if (byName.put(issuer.issuer(), issuer) != null) {
                throw new IllegalStateException("Two token issuers have the same name: " + issuer.issuer());
            }
        }
        return byName;
    }

    private static void checkKeys(List<TokenIssuer> issuers) {
        Set<String> seen = new HashSet<>();
        for (TokenIssuer issuer : issuers) {
            int atLeast = issuer.kind() == IssuerKind.INTERNAL ? INTERNAL_KEY_BYTES : OTHER_KEY_BYTES;
            for (byte[] key : issuer.hmacKeys()) {
                if (key.length < atLeast) {
                    throw new IllegalStateException("The key of the %s issuer must have at least %d bytes in production"
                            .formatted(issuer.kind(), atLeast));
                }
                if (!seen.add(new String(key, StandardCharsets.UTF_8))) {
                    throw new IllegalStateException("Two token issuers have the same key, which production refuses");
                }
            }
        }
    }
}
