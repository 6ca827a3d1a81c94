package health.polaris.connector.console.login;

import health.polaris.connector.console.HeldCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/**
 * The ID token of a login at the provider, kept by the browser for the moment at which it logs out again: the provider knows by it
 * whose session is to end, and asks nobody (OpenID Connect RP-Initiated Logout 1.0 §2, {@code id_token_hint}). It opens nothing.
 */
final class ProviderSession {

    private static final HeldCookie COOKIE = new HeldCookie("polaris-console-provider", "/console/logout", "Strict");

    /** Browsers keep no cookie of more than 4,096 bytes with its name and attributes. */
    private static final String TOKEN = "[A-Za-z0-9_.-]{1,3800}";

    private ProviderSession() {}

    static Optional<String> idToken(HttpServletRequest request) {
        return COOKIE.of(request).filter(token -> token.matches(TOKEN));
    }

    /** Of a token that is too long nothing is kept: then logging out ends the console's session alone. */
    static ResponseCookie of(String idToken, Duration session, boolean secure) {
        return idToken.matches(TOKEN)
                ? COOKIE.holding(idToken, secure).maxAge(session).build()
                : gone(secure);
    }

    static ResponseCookie gone(boolean secure) {
        return COOKIE.gone(secure);
    }
}
