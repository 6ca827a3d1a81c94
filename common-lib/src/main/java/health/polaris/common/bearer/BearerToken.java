package health.polaris.common.bearer;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * Reads {@code Authorization: Bearer <token>}. No header, another scheme or no value: no token, so 401; any value is
 * a token, so a bad one is 403. Open and unknown routes have no use for one.
 */
record BearerToken(Routes routes) implements BearerTokenResolver {
    private static final String SCHEME = "Bearer ";

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = header.substring(SCHEME.length()).strip();
        boolean asked = !routes.find(request).map(Routes.Rule::isOpen).orElse(true);
        return token.isEmpty() || !asked ? null : token;
    }
}
