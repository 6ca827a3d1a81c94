package health.polaris.connector.console.login;

import health.polaris.connector.console.HeldCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/**
 * A login that has begun, kept by the browser until it comes back from the provider, so that no replica has to remember it.
 *
 * @param state comes back in the address
 * @param nonce comes back in the ID token
 * @param verifier of PKCE (RFC 7636), which the provider gets with the code and has seen as a digest before
 */
record Attempt(String state, String nonce, String verifier) {

    private static final HeldCookie COOKIE = new HeldCookie("polaris-console-login", "/console/login", "Lax");
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String VALUE = "[A-Za-z0-9_-]{43}\\.[A-Za-z0-9_-]{43}\\.[A-Za-z0-9_-]{43}";

    static Attempt fresh() {
        return new Attempt(text(), text(), text());
    }

    private static String text() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Optional<Attempt> of(HttpServletRequest request) {
        return COOKIE.of(request).filter(value -> value.matches(VALUE)).map(value -> {
            String[] parts = value.split("\\.");
            return new Attempt(parts[0], parts[1], parts[2]);
        });
    }

    /** Sent along when the provider leads back here, which a strict one would not be. */
    ResponseCookie cookie(boolean secure) {
        return COOKIE.holding(state + "." + nonce + "." + verifier, secure)
                .maxAge(LONGEST)
                .build();
    }

    static ResponseCookie gone(boolean secure) {
        return COOKIE.gone(secure);
    }

    boolean isAnsweredBy(@Nullable String answered) {
        return answered != null
                && MessageDigest.isEqual(
                        answered.getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
    }
}
