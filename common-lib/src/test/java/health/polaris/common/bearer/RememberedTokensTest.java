package health.polaris.common.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import health.polaris.common.probe.HandMovedClock;
import health.polaris.common.probe.KeyServer;
import health.polaris.common.security.Caller;
import health.polaris.common.security.CallerAuthentication;
import health.polaris.common.security.Claims;
import health.polaris.common.security.IssuerKind;
import health.polaris.common.security.TestKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;

/** How long it is believed that a token is good, without looking at it again. */
class RememberedTokensTest {

    private static final String ISSUER = "http://localhost/";
    private static final Duration LIFETIME = Duration.ofSeconds(45);

    private final HandMovedClock clock = new HandMovedClock();
    private final AtomicInteger verified = new AtomicInteger();
    private final AtomicLong fetches = new AtomicLong();
    private final Set<String> revoked = new HashSet<>();
    private final RememberedTokens tokens = new RememberedTokens(request -> this::verify, fetches::get, clock);

    private Instant expiry =
            Instant.ofEpochSecond(clock.instant().getEpochSecond()).plus(LIFETIME);

    private Authentication verify(Authentication bearer) {
        verified.incrementAndGet();
        String token = ((BearerTokenAuthenticationToken) bearer).getToken();
        if (token.startsWith("bad") || clock.instant().minusSeconds(1).isAfter(expiry)) {
            throw new InvalidBearerTokenException("refused");
        }
        return new CallerAuthentication(Caller.system(token), null, expiry);
    }

    private @Nullable String caller(String token) {
        Authentication authentication =
                tokens.resolve(new MockHttpServletRequest()).authenticate(new BearerTokenAuthenticationToken(token));
        return ((Caller) Objects.requireNonNull(authentication.getPrincipal())).systemId();
    }

    @Test
    void verifiesATokenOnceAndTellsTokensApart() {
        assertThat(caller("one")).isEqualTo("one");
        assertThat(caller("two")).isEqualTo("two");
        assertThat(caller("one")).isEqualTo("one");
        assertThat(caller("two")).isEqualTo("two");

        assertThat(verified).hasValue(2);
    }

    @Test
    void believesNothingBeyondTheExpiryOfTheToken() {
        caller("one");

        clock.move(LIFETIME);
        assertThat(caller("one")).isEqualTo("one");
        assertThat(verified).hasValue(1);

        clock.move(Duration.ofSeconds(1));
        assertThatThrownBy(() -> caller("one")).isInstanceOf(InvalidBearerTokenException.class);
    }

    @Test
    void looksAtATokenAgainAfterAMinute() {
        expiry = expiry.plus(Duration.ofHours(1));
        caller("one");

        clock.move(Duration.ofSeconds(59));
        caller("one");
        assertThat(verified).hasValue(1);

        clock.move(Duration.ofSeconds(1));
        caller("one");
        assertThat(verified).hasValue(2);
    }

    @Test
    void looksAtATokenAgainWhenKeysWereFetched() {
        caller("one");
        fetches.incrementAndGet();
        caller("one");
        caller("one");

        assertThat(verified).hasValue(2);
    }

    /** A fetch while it was verified: nobody knows with which keys. */
    @Test
    void looksAtATokenAgainWhenKeysWereFetchedMeanwhile() {
        RememberedTokens busy = new RememberedTokens(
                request -> bearer -> {
                    fetches.incrementAndGet();
                    return verify(bearer);
                },
                fetches::get,
                clock);
        var manager = busy.resolve(new MockHttpServletRequest());
        manager.authenticate(new BearerTokenAuthenticationToken("one"));
        manager.authenticate(new BearerTokenAuthenticationToken("one"));

        assertThat(verified).hasValue(2);
    }

    @Test
    void isNotAskedAloneWhenTheHolderIsRevoked() {
        var guarded = SecurityAutoConfiguration.unrevoked(tokens, (caller, issuedAt) -> revoked.contains(caller.id()));
        var manager = guarded.resolve(new MockHttpServletRequest());
        var one = new BearerTokenAuthenticationToken("one");
        manager.authenticate(one);
        revoked.add("one");
        assertThatThrownBy(() -> manager.authenticate(one))
                .isInstanceOf(InvalidBearerTokenException.class)
                .hasMessage("holder is revoked");
        assertThat(manager.authenticate(new BearerTokenAuthenticationToken("two"))
                        .isAuthenticated())
                .isTrue();

        revoked.clear();
        assertThat(manager.authenticate(one).isAuthenticated()).isTrue();
    }

    @Test
    void refusesABadTokenEachTime() {
        IntStream.range(0, 3)
                .forEach(time ->
                        assertThatThrownBy(() -> caller("bad")).isInstanceOf(InvalidBearerTokenException.class));

        assertThat(verified).hasValue(3);
    }

    /** With the real decoders: {@code kid} and key are gone from the set that was fetched last. */
    @Test
    void forgetsTheTokensOfAKeyThatTheIssuerHasTakenBack() throws Exception {
        KeyServer server = new KeyServer();
        server.publish("set", TestKeys.RSA, TestKeys.OTHER_RSA);
        try (PublishedKeys keys = new PublishedKeys(server.url("set"), clock, null)) {
            TokenIssuer issuer = new TokenIssuer(
                    IssuerKind.INTERNAL,
                    ISSUER,
                    ISSUER,
                    "metadata",
                    "scope",
                    List.of(),
                    keys,
                    Set.of(JWSAlgorithm.RS256),
                    Duration.ofHours(24),
                    new JWKSet());
            TokenDecoders decoders = new TokenDecoders(Map.of(ISSUER, issuer), clock, false);
            RememberedTokens real = new RememberedTokens(
                    new JwtIssuerAuthenticationManagerResolver(decoders), decoders::keyFetches, clock);
            Claims claims = Claims.internal().with("exp", clock.instant().getEpochSecond() + 3600);
            String token = claims.by(TestKeys.RSA, JWSAlgorithm.RS256);
            assertThat(isGood(real, token)).isTrue();

            server.publish("set", TestKeys.OTHER_RSA);
            clock.move(Duration.ofMinutes(5));
            assertThat(isGood(real, claims.by(TestKeys.OTHER_RSA, JWSAlgorithm.RS256)))
                    .isTrue();

            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !isGood(real, token));
        }
    }

    private static boolean isGood(RememberedTokens tokens, String token) {
        try {
            tokens.resolve(new MockHttpServletRequest()).authenticate(new BearerTokenAuthenticationToken(token));
            return true;
        } catch (InvalidBearerTokenException refused) {
            return false;
        }
    }
}
