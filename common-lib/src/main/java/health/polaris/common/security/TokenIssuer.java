package health.polaris.common.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one issuer's tokens must look like (one row of contracts/platform.md §4.2).
 *
 * @param hmacKey key of HS256/384/512 tokens; null: none are accepted
 * @param jwks keys of RS and ES tokens; null: none are accepted
 * @param asymmetricAlgorithms which of them
 */
record TokenIssuer(
        IssuerKind kind,
        String issuer,
        String audience,
        String metadataClaim,
        String scopeClaim,
        byte @Nullable [] hmacKey,
        @Nullable PublishedKeys jwks,
        Set<String> asymmetricAlgorithms) {}
