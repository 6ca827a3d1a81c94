package health.polaris.common.bearer;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import health.polaris.common.security.HmacToken;
import health.polaris.common.security.IssuerKind;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one issuer's tokens must look like (one row of contracts/platform.md §4.2).
 *
 * @param hmacKey key of HS256/384/512 tokens; null: none are accepted
 * @param jwks keys of RS and ES tokens; null: none are accepted
 * @param asymmetricAlgorithms which of them
 * @param longestLife how far away the end of a token may be
 */
record TokenIssuer(
        IssuerKind kind,
        String issuer,
        String audience,
        String metadataClaim,
        String scopeClaim,
        byte @Nullable [] hmacKey,
        @Nullable PublishedKeys jwks,
        Set<JWSAlgorithm> asymmetricAlgorithms,
        Duration longestLife)
        implements JWSKeySelector<SecurityContext> {

    /**
     * {@code alg} picks the family before any key is touched; keys and addresses of keys in the header are never
     * followed, and critical parameters are refused.
     */
    @Override
    public List<Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context) throws KeySourceException {
        if (refusal(header) != null) {
            return List.of();
        }
        if (jwks == null || isHmac(header)) {
            return hmacKey == null ? List.of() : List.of(HmacToken.key(hmacKey, header.getAlgorithm()));
        }
        return new JWSVerificationKeySelector<>(asymmetricAlgorithms, jwks).selectJWSKeys(header, context);
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
        return isHmac(header) ? hmacKey != null : jwks != null && asymmetricAlgorithms.contains(header.getAlgorithm());
    }

    private static boolean isHmac(JWSHeader header) {
        return JWSAlgorithm.Family.HMAC_SHA.contains(header.getAlgorithm());
    }
}
