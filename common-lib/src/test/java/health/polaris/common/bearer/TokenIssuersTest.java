package health.polaris.common.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import health.polaris.common.probe.Probe;
import health.polaris.common.security.Caller;
import health.polaris.common.security.Claims;
import health.polaris.common.security.HmacToken;
import health.polaris.common.security.SecuritySettings;
import health.polaris.common.security.SecuritySettings.Auth0;
import health.polaris.common.security.SecuritySettings.ServiceKeys;
import health.polaris.common.security.SecuritySettings.SharedKeyIssuer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Which issuers there are, and what production refuses to start with. */
class TokenIssuersTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Auth0 NO_PROVIDER = provider("", "");
    private static final ServiceKeys HMAC = new ServiceKeys(true, "", "");
    private static final SharedKeyIssuer OFF = new SharedKeyIssuer("", "", DAY);
    private static final String LONG_KEY = "k".repeat(64);

    private static AuthenticationManager tokens(boolean requireAudience) {
        SecuritySettings settings = new SecuritySettings(
                Probe.PROXY_URL, Probe.HS_KEY, "", "", requireAudience, DAY, NO_PROVIDER, OFF, OFF, HMAC);
        return tokens(TokenIssuers.from(settings, true, null), requireAudience);
    }

    private static AuthenticationManager tokens(Map<String, TokenIssuer> issuers, boolean requireAudience) {
        TokenDecoders decoders = new TokenDecoders(issuers, Clock.systemUTC(), requireAudience);
        return decoders.resolve(Probe.PROXY_URL + "/");
    }

    private static Caller verify(AuthenticationManager tokens, String token) {
        Authentication verified = tokens.authenticate(new BearerTokenAuthenticationToken(token));
        return (Caller) Objects.requireNonNull(verified.getPrincipal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "http://localhost/", "http://localhost///"})
    void hasExactlyOneSlashAtTheEndOfTheInternalIssuer(String proxyUrl) {
        assertThat(settings(proxyUrl, LONG_KEY, OFF, OFF).internalIssuer()).isEqualTo("http://localhost/");
    }

    @ParameterizedTest
    @CsvSource({
        "https://gdm.sensynehealth.com/metadata, '', https://gdm.sensynehealth.com/scope",
        "metadata, '', scope",
        "https://a/b/c, '', https://a/b/scope",
        "https://a/b/c, https://x/y, https://x/y",
    })
    void derivesTheScopeClaimFromTheMetadataClaim(String metadata, String scopeKey, String expected) {
        assertThat(new Auth0("d", "u", "a", metadata, scopeKey, DAY).scopeClaim())
                .isEqualTo(expected);
    }

    @Test
    void refusesShortKeysInProductionAlone() {
        assertRefused(settings("http://p", "k".repeat(63), OFF, OFF), "64");
        assertRefused(settings("http://p", LONG_KEY, issuer("a", "k".repeat(31)), OFF), "32");
        assertRefused(settings("http://p", LONG_KEY, OFF, issuer("a", "k".repeat(31))), "32");
        // 32 two-byte letters are 64 bytes.
        assertAccepted(settings("http://p", "ø".repeat(32), OFF, OFF));
        assertAccepted(settings("http://p", LONG_KEY, issuer("a", "a".repeat(32)), issuer("b", "b".repeat(32))));
        assertThatCode(() -> TokenIssuers.from(settings("http://p", "s", issuer("a", "s"), OFF), false, null))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesEqualKeysInProductionAlone() {
        SecuritySettings equal = settings("http://p", LONG_KEY, issuer("a", LONG_KEY), OFF);

        assertRefused(equal, "same key");
        assertThatCode(() -> TokenIssuers.from(equal, false, null)).doesNotThrowAnyException();
    }

    @Test
    void refusesEqualIssuersEverywhere() {
        SecuritySettings equal = settings("http://p", LONG_KEY, issuer("http://p/", "a".repeat(32)), OFF);

        assertRefused(equal, "same name");
        assertThatThrownBy(() -> TokenIssuers.from(equal, false, null)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysNothingOfAKeyInItsRefusal() {
        assertThatThrownBy(() -> TokenIssuers.from(settings("http://p", "short secret", OFF, OFF), true, null))
                .hasMessageNotContaining("secret");
        assertThat(settings("http://p", "short secret", issuer("a", "other secret"), OFF)
                        .toString())
                .doesNotContain("secret");
    }

    @Test
    void switchesIssuersOffWhoseVariablesAreEmpty() {
        SecuritySettings settings = new SecuritySettings(
                "http://p",
                LONG_KEY,
                "",
                "",
                false,
                DAY,
                provider("https://idp/", ""),
                issuer("a", ""),
                issuer("", LONG_KEY),
                HMAC);

        assertThat(TokenIssuers.from(settings, true, null)).containsOnlyKeys("http://p/");
    }

    @Test
    void refusesAnIdentityProviderWithoutAudience() {
        SecuritySettings settings = new SecuritySettings(
                "http://p",
                LONG_KEY,
                "",
                "",
                false,
                DAY,
                new Auth0("https://idp/", "http://k/", "", "m", "", DAY),
                OFF,
                OFF,
                HMAC);

        assertThatThrownBy(() -> TokenIssuers.from(settings, false, null)).hasMessageContaining("AUTH0_AUDIENCE");
    }

    @Test
    void verifiesWithAKeyShorterThanTheDigestOutsideProduction() {
        SecuritySettings settings = settings(Probe.PROXY_URL, "secret", OFF, OFF);
        AuthenticationManager tokens = tokens(TokenIssuers.from(settings, false, null), false);
        String token = HmacToken.internal(settings).sign(Claims.internal().claims());

        assertThat(verify(tokens, token).id()).isEqualTo("P1");
        assertThatThrownBy(() -> verify(tokens, Claims.internal().hmac(JWSAlgorithm.HS512, LONG_KEY)))
                .isInstanceOf(InvalidBearerTokenException.class);
    }

    private static void assertRefused(SecuritySettings settings, String text) {
        assertThatThrownBy(() -> TokenIssuers.from(settings, true, null)).hasMessageContaining(text);
    }

    private static void assertAccepted(SecuritySettings settings) {
        assertThatCode(() -> TokenIssuers.from(settings, true, null)).doesNotThrowAnyException();
    }

    private static SecuritySettings settings(
            String proxyUrl, String key, SharedKeyIssuer customDatabase, SharedKeyIssuer eprAdapter) {
        return new SecuritySettings(proxyUrl, key, "", "", false, DAY, NO_PROVIDER, customDatabase, eprAdapter, HMAC);
    }

    private static SharedKeyIssuer issuer(String name, String key) {
        return new SharedKeyIssuer(name, key, DAY);
    }

    private static Auth0 provider(String domain, String jwksUrl) {
        return new Auth0(domain, jwksUrl, "audience", "m", "", DAY);
    }

    @Test
    void demandsAnAudienceWhenToldTo() {
        AuthenticationManager tokens = tokens(true);

        assertThat(verify(tokens, Claims.internal().hs512()).id()).isEqualTo("P1");
        assertThatThrownBy(() -> verify(tokens, Claims.internal().without("aud").hs512()))
                .isInstanceOf(InvalidBearerTokenException.class);
    }
}
