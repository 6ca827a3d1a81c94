package health.polaris.common.bearer;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.Closeable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An issuer's published key set (contracts/platform.md §4.2, JWKS). Nimbus keeps it in memory, fetches it anew behind
 * the requests before its five minutes are over, and uses it for an hour when it cannot be fetched.
 *
 * <p>Ours is what happens to an unknown {@code kid}. Nimbus counts two fetches in an interval as one, calls a key unknown
 * although the last fetch failed, and fails when it may not fetch; here the set is fetched once a minute at most, in
 * between a key is unknown, or, when the last fetch failed, nobody can tell.
 */
final class PublishedKeys implements JWKSource<SecurityContext>, Closeable {

    private static final Logger log = LoggerFactory.getLogger(PublishedKeys.class);

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration REFRESHED_BEFORE = Duration.ofSeconds(30);
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(15);
    private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);
    private static final Duration USABLE = Duration.ofHours(1);
    private static final int TIMEOUT = 5000;
    private static final int MAXIMAL_BYTES = 512 * 1024;

    private final Clock clock;
    private final OncePerMinute fetches;
    private final JWKSetSource<SecurityContext> cached;

    /** @param tls whom to trust; null: whom the JVM trusts */
    PublishedKeys(String url, Clock clock, @Nullable SSLSocketFactory tls) {
        this.clock = clock;
        this.fetches = new OncePerMinute(url(url), tls);
        JWKSource<SecurityContext> built = JWKSourceBuilder.create(fetches)
                .rateLimited(false)
                .cache(FRESH.toMillis(), LONGEST_FETCH.toMillis())
                .refreshAheadCache(
                        REFRESHED_BEFORE.toMillis(),
                        null,
                        Executors.newVirtualThreadPerTaskExecutor(),
                        true,
                        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                                .name("signing-keys")
                                .daemon()
                                .factory()),
                        true)
                .build();
        this.cached = ((JWKSetBasedJWKSource<SecurityContext>) built).getJWKSetSource();
    }

    /**
     * The keys that fit; none when the issuer has no such key.
     *
     * @throws KeySourceException when the keys cannot be fetched
     */
    @Override
    public List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context) throws KeySourceException {
        JWKSet known = keySet(JWKSetCacheRefreshEvaluator.noRefresh(), context);
        List<JWK> found = wanted.select(known);
        return found.isEmpty() ? wanted.select(newerThan(known, context)) : found;
    }

    private JWKSet newerThan(JWKSet known, @Nullable SecurityContext context) throws KeySourceException {
        JWKSet newest;
        try {
            newest = keySet(JWKSetCacheRefreshEvaluator.referenceComparison(known), context);
        } catch (RateLimitReachedException fetchedAMomentAgo) {
            newest = known;
        }
        if (fetches.lastFailed) {
            throw new JWKSetUnavailableException("signing keys cannot be fetched");
        }
        return newest;
    }

    private JWKSet keySet(JWKSetCacheRefreshEvaluator evaluator, @Nullable SecurityContext context)
            throws KeySourceException {
        return cached.getJWKSet(evaluator, clock.millis(), context);
    }

    /** How often the set was fetched so far; a fetch may have brought other keys. */
    long fetched() {
        return fetches.count.get();
    }

    @Override
    public void close() throws IOException {
        cached.close();
    }

    private static URL url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (MalformedURLException | IllegalArgumentException malformed) {
            throw new IllegalStateException("Not a URL of a key set: " + text, malformed);
        }
    }

    /** Fetches the set, or gives the last one while that is not possible. Nimbus calls it from one thread at a time. */
    private static final class OncePerMinute implements JWKSetSource<SecurityContext> {

        private final JWKSetSource<SecurityContext> url;
        private long nextFetch = Long.MIN_VALUE;
        private volatile boolean lastFailed;
        private final AtomicLong count = new AtomicLong();

        OncePerMinute(URL url, @Nullable SSLSocketFactory tls) {
            var http = new DefaultResourceRetriever(TIMEOUT, TIMEOUT, MAXIMAL_BYTES, true, tls);
            this.url = new OutageTolerantJWKSetSource<>(
                    new URLBasedJWKSetSource<>(url, http), USABLE.toMillis(), outage -> failed());
        }

        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
                throws KeySourceException {
            if (now < nextFetch) {
                throw new RateLimitReachedException();
            }
            nextFetch = now + BETWEEN_FETCHES.toMillis();
            lastFailed = false;
            try {
                JWKSet set = url.getJWKSet(evaluator, now, context);
                count.incrementAndGet();
                return set;
            } catch (KeySourceException failure) {
                failed();
                throw failure;
            }
        }

        private void failed() {
            lastFailed = true;
            log.warn("Signing keys cannot be fetched");
        }

        @Override
        public void close() throws IOException {
            url.close();
        }
    }
}
