package health.polaris.messages.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import health.polaris.common.security.HmacToken;
import health.polaris.common.security.SecuritySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs with the first key of the key set, else with {@code HS_KEY} (contracts/platform.md §4.6). */
@Component
class TokenSigner {

    private final String issuer;
    private final HmacToken hmac;
    private final @Nullable JWK key;

    TokenSigner(SecuritySettings security, SigningKeys keys) {
        this.issuer = security.internalIssuer();
        this.hmac = HmacToken.internal(security);
        this.key = keys.signing();
    }

    /** The claims of contracts/activation.md §6. */
    String sign(Map<String, String> metadata, Set<String> scopes, Duration lifetime) {
        return key == null ? hmac.issue(metadata, scopes, lifetime) : signWith(key, metadata, scopes, lifetime);
    }

    private String signWith(JWK signingKey, Map<String, String> metadata, Set<String> scopes, Duration lifetime) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(issuer)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .claim("scope", String.join(" ", new TreeSet<>(scopes)))
                .claim("metadata", metadata)
                .build();
        JWSHeader header = new JWSHeader.Builder(
                        JWSAlgorithm.parse(signingKey.getAlgorithm().getName()))
                .keyID(signingKey.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(signer(signingKey));
        } catch (JOSEException unusable) {
            throw new IllegalStateException("The signing key does not sign", unusable);
        }
        return token.serialize();
    }

    private static JWSSigner signer(JWK signingKey) throws JOSEException {
        return SigningKeys.isRsa(signingKey)
                ? new RSASSASigner(signingKey.toRSAKey())
                : new ECDSASigner(signingKey.toECKey());
    }
}
