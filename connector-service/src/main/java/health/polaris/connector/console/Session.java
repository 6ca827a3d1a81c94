package health.polaris.connector.console;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import health.polaris.common.digest.KeyedHash;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/**
 * An operator's token, kept by the browser: no script can read it, no other site has it sent along, and no replica has to
 * remember it. It ends when the token does.
 */
public record Session(String token) {

    private static final HeldCookie COOKIE = new HeldCookie("polaris-console", "/console", "Strict");

    /** What a token is made of: nothing that could break out of a header. */
    private static final String TOKEN = "[A-Za-z0-9_.=-]{1,8000}";

    public static Optional<Session> of(HttpServletRequest request) {
        return COOKIE.of(request).flatMap(Session::of);
    }

    public static Optional<Session> of(String token) {
        return token.matches(TOKEN) ? Optional.of(new Session(token)) : Optional.empty();
    }

    /** @param secure whether browsers may send it over https alone */
    public ResponseCookie cookie(boolean secure) {
        return COOKIE.holding(token, secure).build();
    }

    public static ResponseCookie gone(boolean secure) {
        return COOKIE.gone(secure);
    }

    /**
     * Whether the operator may do things, and not only look: no page has a button that a service would refuse. It is the
     * services that decide; a token that cannot be read here shows no button.
     */
    boolean mayAct() {
        try {
            JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet();
            // An encrypted token has claims that nobody sees.
            String scopes = claims == null ? null : claims.getStringClaim("scope");
            return scopes != null && List.of(scopes.split(" ")).contains(Operator.ACTS);
        } catch (ParseException unreadable) {
            return false;
        }
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
