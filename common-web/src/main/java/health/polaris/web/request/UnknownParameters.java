package health.polaris.web.request;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.AllowAnyone;
import health.polaris.common.security.AllowedWays;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriUtils;

/**
 * Refuses query parameters that a route does not know, so that a misspelt filter is not silently no filter. Whoever lacks
 * the right to call the route was refused before.
 */
final class UnknownParameters implements HandlerInterceptor {

    /** What each route declares; empty when it takes anything. */
    private final Map<Method, Optional<KnownParameters>> declarations = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String query = request.getQueryString();
        if (query != null && handler instanceof HandlerMethod method) {
            declarations
                    .computeIfAbsent(method.getMethod(), unknown -> declaration(method))
                    .ifPresent(known -> refuseOthers(query, known));
        }
        return true;
    }

    private static Optional<KnownParameters> declaration(HandlerMethod method) {
        IgnoresParameters ignores = method.getMethodAnnotation(IgnoresParameters.class);
        boolean ignoresAll = method.getBeanType().isAnnotationPresent(IgnoresParameters.class)
                || (ignores != null && ignores.value().length == 0);
        return isOurs(method) && !ignoresAll ? Optional.of(KnownParameters.of(method)) : Optional.empty();
    }

    /** Each of our routes says who may call it; the error page and the API description are the framework's. */
    private static boolean isOurs(HandlerMethod method) {
        return method.hasMethodAnnotation(AllowAnyone.class)
                || !AllowedWays.into(method).isEmpty();
    }

    private static void refuseOthers(String query, KnownParameters known) {
        List<String> unknown =
                names(query).stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw known.refusal(unknown);
        }
    }

    private static List<String> names(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.replaceFirst("=.*", ""))
                .filter(StringUtils::hasText)
                .map(UnknownParameters::decoded)
                .distinct()
                .toList();
    }

    private static String decoded(String name) {
        try {
            return UriUtils.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ApiException.invalid("The query string is malformed");
        }
    }
}
