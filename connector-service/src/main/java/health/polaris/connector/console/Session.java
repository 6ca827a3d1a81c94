package health.polaris.connector.console;

import health.polaris.common.digest.KeyedHash;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * An operator's token, kept by the browser: no script can read it, no other site has it sent along, and no replica has to
 * remember it. It ends when the token does.
 */
public record Session(String token) {

    static final String COOKIE = "polaris-console";
    static final String PATH = "/console";

    /** What a token is made of: nothing that could break out of a header. */
    private static final String TOKEN = "[A-Za-z0-9_.=-]{1,8000}";

    public static Optional<Session> of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? Optional.empty() : of(cookie.getValue());
    }

    public static Optional<Session> of(String token) {
        return token.matches(TOKEN) ? Optional.of(new Session(token)) : Optional.empty();
    }

    /** @param secure whether browsers may send it over https alone */
    public ResponseCookie cookie(boolean secure) {
        return cookie(token, secure).build();
    }

    public static ResponseCookie gone(boolean secure) {
        return cookie("", secure).maxAge(0).build();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value, boolean secure) {
        return ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .path(PATH);
    }

    /** Stands in each form: another site can neither read it nor work it out. */
    String formKey() {
        return KeyedHash.derived(token.getBytes(StandardCharsets.UTF_8), "console forms")
                .textOf("form");
    }

    boolean made(@Nullable String key) {
        return key != null
                && MessageDigest.isEqual(
                        key.getBytes(StandardCharsets.UTF_8), formKey().getBytes(StandardCharsets.UTF_8));
    }
}
