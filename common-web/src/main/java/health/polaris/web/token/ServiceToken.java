package health.polaris.web.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
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

/** Makes tokens of the internal issuer: with a key of a key set, else with {@code HS_KEY} (contracts/platform.md §4.6, §4.8). */
public final class ServiceToken {

    private static final String OWN = "JWT_SERVICE_SIGNING_KEY";

    private final String issuer;
    private final HmacToken hmac;
    private final @Nullable JWK key;

    /**
     * @param variable that names the keys, for the message
     * @throws IllegalStateException when there is no key, and {@code HS_KEY} signs nothing that would be accepted
     */
    public ServiceToken(SecuritySettings security, String variable, SigningKeySet keys) {
        this.issuer = security.internalIssuer();
        this.hmac = HmacToken.internal(security);
        this.key = keys.first();
        if (key == null && !security.serviceKeys().hmac()) {
            throw new IllegalStateException(
                    "JWT_HMAC is false, so " + variable + " must be set: nobody accepts what HS_KEY signs");
        }
    }

    /** For calls of other services. */
    public static ServiceToken of(SecuritySettings security) {
        return new ServiceToken(
                security, OWN, SigningKeySet.read(OWN, security.serviceKeys().own()));
    }

    /** Metadata and scopes, good from now on for the given time. A key of our own is good for the system of its name alone. */
    public String issue(Map<String, String> metadata, Set<String> scopes, Duration lifetime) {
        return key == null ? hmac.issue(metadata, scopes, lifetime) : signedBy(key, metadata, scopes, lifetime);
    }

    private String signedBy(JWK signingKey, Map<String, String> metadata, Set<String> scopes, Duration lifetime) {
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
        return signingKey instanceof RSAKey
                ? new RSASSASigner(signingKey.toRSAKey())
                : new ECDSASigner(signingKey.toECKey());
    }
}
