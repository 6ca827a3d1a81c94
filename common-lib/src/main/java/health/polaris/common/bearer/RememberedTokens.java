package health.polaris.common.bearer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.polaris.common.digest.Sha256;
import health.polaris.common.security.CallerAuthentication;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Whom a token names, for a minute: a screen comes with the same token every few seconds, and to read and verify it was
 * one twelfth of what the read of an encounter cost. Only what was verified is remembered, under its SHA-256; so no tokens stay in memory, and
 * those that are refused take no room. Nothing is believed beyond the {@code exp} of the token, nor after keys of an
 * issuer were fetched, because the key may be gone (contracts/platform.md §4.2).
 */
final class RememberedTokens implements AuthenticationManagerResolver<HttpServletRequest> {

    private static final int MOST = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final AuthenticationManagerResolver<HttpServletRequest> verification;
    private final LongSupplier fetches;
    private final Clock clock;
    private final Cache<ByteBuffer, Remembered> remembered;

    /**
     * @param verification what makes a {@link CallerAuthentication} of a token that is not remembered, or refuses it
     * @param fetches how often keys were fetched so far
     */
    RememberedTokens(
            AuthenticationManagerResolver<HttpServletRequest> verification, LongSupplier fetches, Clock clock) {
        this.verification = verification;
        this.fetches = fetches;
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(LONGEST)
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .build();
    }

    @Override
    public AuthenticationManager resolve(HttpServletRequest request) {
        return bearer -> authenticate((BearerTokenAuthenticationToken) bearer, verification.resolve(request));
    }

    private Authentication authenticate(BearerTokenAuthenticationToken bearer, AuthenticationManager manager) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of(bearer.getToken()));
        // Asked for before the keys are used: what is fetched meanwhile counts as fetched afterwards.
        long fetched = fetches.getAsLong();
        Remembered known = remembered.getIfPresent(hash);
        if (known != null && known.fetched == fetched && known.caller.isGoodAt(clock.instant())) {
            return known.caller;
        }
        Authentication verified = manager.authenticate(bearer);
        if (verified instanceof CallerAuthentication caller) {
            remembered.put(hash, new Remembered(caller, fetched));
        }
        return verified;
    }

    /** @param fetched how often keys had been fetched when it was verified */
    private record Remembered(CallerAuthentication caller, long fetched) {}
}
