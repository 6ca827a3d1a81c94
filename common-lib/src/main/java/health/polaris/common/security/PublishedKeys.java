package health.polaris.common.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;

/**
 * An issuer's published key set, kept in memory (contracts/platform.md §4.2, JWKS). A key that is known is answered at
 * once; a set older than five minutes is fetched anew behind the request, and used no more after an hour without
 * success. For an unknown {@code kid} the set is fetched at most once a minute: in between it is unknown, or, when the
 * last fetch failed, nobody can tell.
 *
 * <p>Nimbus has a source with caching, rate limit and outage tolerance, but it lets known keys wait for a fetch, counts
 * two fetches a minute as one, and calls keys unknown while nothing could be fetched.
 */
final class PublishedKeys {

    private static final Logger log = LoggerFactory.getLogger(PublishedKeys.class);

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration USABLE = Duration.ofHours(1);
    private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);
    private static final int TIMEOUT = 5000;
    private static final int MAXIMAL_BYTES = 512 * 1024;

    private final URL url;
    private final Clock clock;
    private final DefaultResourceRetriever http = new DefaultResourceRetriever(TIMEOUT, TIMEOUT, MAXIMAL_BYTES);
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private final Object oneFetchAtATime = new Object();

    private volatile Fetched fetched = new Fetched(new JWKSet(), Instant.MIN);
    private volatile Instant lastAttempt = Instant.MIN;
    private volatile boolean lastAttemptFailed;

    PublishedKeys(String url) {
        this(url, Clock.systemUTC());
    }

    PublishedKeys(String url, Clock clock) {
        this.url = url(url);
        this.clock = clock;
    }

    /**
     * The key that the header names, fit for its algorithm; null when the issuer has no such key.
     *
     * @throws AuthenticationServiceException when the keys can not be fetched
     */
    @Nullable
    JWK find(JWSHeader header) {
        JWKMatcher matcher = JWKMatcher.forJWSHeader(header);
        if (header.getKeyID() == null || matcher == null) {
            return null;
        }
        JWKSelector wanted = new JWKSelector(matcher);
        JWK known = select(wanted);
        if (known != null) {
            refreshWhenOld();
            return known;
        }
        return fetchAndSelect(wanted);
    }

    private @Nullable JWK fetchAndSelect(JWKSelector wanted) {
        synchronized (oneFetchAtATime) {
            JWK fetchedByAnother = select(wanted);
            if (fetchedByAnother != null) {
                return fetchedByAnother;
            }
            if (isOlderThan(BETWEEN_FETCHES, lastAttempt)) {
                fetch();
            }
            if (lastAttemptFailed) {
                throw new AuthenticationServiceException("signing keys can not be fetched");
            }
            return select(wanted);
        }
    }

    private @Nullable JWK select(JWKSelector wanted) {
        Fetched current = fetched;
        return isOlderThan(USABLE, current.at())
                ? null
                : wanted.select(current.keys()).stream().findFirst().orElse(null);
    }

    private void refreshWhenOld() {
        if (isOlderThan(FRESH, fetched.at())
                && isOlderThan(BETWEEN_FETCHES, lastAttempt)
                && refreshing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("signing-keys").start(() -> {
                try {
                    fetch();
                } finally {
                    refreshing.set(false);
                }
            });
        }
    }

    private void fetch() {
        lastAttempt = clock.instant();
        try {
            fetched = new Fetched(JWKSet.parse(http.retrieveResource(url).getContent()), lastAttempt);
            lastAttemptFailed = false;
        } catch (IOException | ParseException failure) {
            lastAttemptFailed = true;
            log.warn("Signing keys can not be fetched ({})", failure.getClass().getSimpleName());
        }
    }

    private boolean isOlderThan(Duration age, Instant moment) {
        return moment.equals(Instant.MIN) || !clock.instant().isBefore(moment.plus(age));
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

    private record Fetched(JWKSet keys, Instant at) {}
}
