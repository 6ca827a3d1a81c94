package health.polaris.common.bearer;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import health.polaris.common.security.HmacToken;
import health.polaris.common.security.IssuerKind;
import health.polaris.common.security.SecuritySettings.ServiceKeys;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What one issuer's tokens must look like (one row of contracts/platform.md §4.2).
 *
 * @param hmacKeys keys of HS256/384/512 tokens; empty: none are accepted
 * @param jwks keys of RS and ES tokens; null: none are accepted
 * @param asymmetricAlgorithms which of them
 * @param longestLife how far away the end of a token may be
 * @param serviceKeys of services that call us, each under the id of the one system that it signs for
 */
record TokenIssuer(
        IssuerKind kind,
        String issuer,
        String audience,
        String metadataClaim,
        String scopeClaim,
        List<byte[]> hmacKeys,
        @Nullable PublishedKeys jwks,
        Set<JWSAlgorithm> asymmetricAlgorithms,
        Duration longestLife,
        JWKSet serviceKeys)
        implements JWSKeySelector<SecurityContext> {

    private static final Set<String> HOLDERS = Set.of("patient_id", "device_id", "clinician_id");

    /**
     * {@code alg} picks the family before any key is touched; keys and addresses of keys in the header are never
     * followed, and critical parameters are refused.
     */
    @Override
    public List<Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context) throws KeySourceException {
        if (refusal(header) != null) {
            return List.of();
        }
        if (isHmac(header)) {
            return hmacKeys.stream()
                    .<Key>map(key -> HmacToken.key(key, header.getAlgorithm()))
                    .toList();
        }
        JWKSource<SecurityContext> keys = isOfService(header) ? new ImmutableJWKSet<>(serviceKeys) : jwks;
        return keys == null
                ? List.of()
                : new JWSVerificationKeySelector<>(asymmetricAlgorithms, keys).selectJWSKeys(header, context);
    }

    /** What is wrong with the header; null when there may be a key for it. */
    @Nullable
    String refusal(JWSHeader header) {
        if (header.getCriticalParams() != null) {
            return "critical parameters are not accepted";
        }
        if (!accepts(header)) {
            return "algorithm not accepted";
        }
        return isHmac(header) || header.getKeyID() != null ? null : "no key id";
    }

    private boolean accepts(JWSHeader header) {
        boolean hasKeys = jwks != null || !serviceKeys.isEmpty();
        return isHmac(header) ? !hmacKeys.isEmpty() : hasKeys && asymmetricAlgorithms.contains(header.getAlgorithm());
    }

    /**
     * Whether the key of a token may say whose it is: that of a service speaks for its own system alone, that of
     * connector-service for the operators of its console, too.
     */
    boolean maySpeak(Jwt token) {
        String key = String.valueOf(token.getHeaders().get("kid"));
        boolean hmac = String.valueOf(token.getHeaders().get("alg")).startsWith("HS");
        if (hmac || serviceKeys.getKeyByKeyId(key) == null) {
            return true;
        }
        return token.getClaims().get(metadataClaim) instanceof Map<?, ?> metadata
                && metadata.get("system_id") instanceof String system
                && (key.equals(system) || key.equals(ServiceKeys.CONNECTOR) && system.startsWith(ServiceKeys.OPERATOR))
                && HOLDERS.stream().noneMatch(metadata::containsKey);
    }

    private boolean isOfService(JWSHeader header) {
        return serviceKeys.getKeyByKeyId(header.getKeyID()) != null;
    }

    private static boolean isHmac(JWSHeader header) {
        return JWSAlgorithm.Family.HMAC_SHA.contains(header.getAlgorithm());
    }
}
