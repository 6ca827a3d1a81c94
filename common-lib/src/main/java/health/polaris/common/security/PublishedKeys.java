package health.polaris.common.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;

/**
 * An issuer's published key set: kept in memory, fetched anew every five minutes (removed keys are forgotten) and,
 * for a {@code kid} that is not in it, at most once a minute (contracts/platform.md §4.2, JWKS).
 */
final class PublishedKeys {

    private static final long TIMEOUT = Duration.ofSeconds(5).toMillis();
    private static final long TIME_TO_LIVE = Duration.ofMinutes(5).toMillis();
    private static final long MINIMAL_INTERVAL = Duration.ofMinutes(1).toMillis();
    private static final int MAXIMAL_BYTES = 512 * 1024;

    private final JWKSource<SecurityContext> source;

    PublishedKeys(String url) {
        this.source = JWKSourceBuilder.<SecurityContext>create(
                        url(url), new DefaultResourceRetriever((int) TIMEOUT, (int) TIMEOUT, MAXIMAL_BYTES))
                .cache(TIME_TO_LIVE, TIMEOUT)
                .refreshAheadCache(Duration.ofSeconds(30).toMillis(), true)
                .rateLimited(MINIMAL_INTERVAL)
                .outageTolerant(Duration.ofHours(1).toMillis())
                .build();
    }

    /** The key that the header names, fit for its algorithm; null when the issuer has no such key. */
    @Nullable
    JWK find(JWSHeader header) {
        JWKMatcher matcher = JWKMatcher.forJWSHeader(header);
        if (header.getKeyID() == null || matcher == null) {
            return null;
        }
        try {
            List<JWK> found = source.get(new JWKSelector(matcher), null);
            return found.isEmpty() ? null : found.getFirst();
        } catch (RateLimitReachedException tooSoon) {
            return null;
        } catch (KeySourceException unavailable) {
            throw new AuthenticationServiceException("Signing keys can not be fetched", unavailable);
        }
    }

    static boolean isAsymmetric(JWSAlgorithm algorithm) {
        return JWSAlgorithm.Family.RSA.contains(algorithm) || JWSAlgorithm.Family.EC.contains(algorithm);
    }

    private static URL url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (MalformedURLException | IllegalArgumentException malformed) {
            throw new IllegalStateException("Not a URL of a key set: " + text, malformed);
        }
    }
}
