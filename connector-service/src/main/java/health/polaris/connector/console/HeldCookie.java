package health.polaris.connector.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * What the browser keeps for us, and no script can read.
 *
 * @param sameSite {@code Strict}, or {@code Lax} when another site leads back here
 */
public record HeldCookie(String name, String path, String sameSite) {

    public Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).map(Cookie::getValue);
    }

    /** @param secure whether browsers may send it over https alone */
    public ResponseCookie.ResponseCookieBuilder holding(String value, boolean secure) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite(sameSite)
                .path(path);
    }

    public ResponseCookie gone(boolean secure) {
        return holding("", secure).maxAge(0).build();
    }
}
