package health.polaris.web.request;

import health.polaris.common.error.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Refuses query parameters that a route does not know, so that a misspelt filter is not silently no filter. As in the
 * original, a route that declares no parameter at all, not even in its path, takes anything.
 */
final class UnknownParameters implements HandlerInterceptor {

    /** What each route declares; empty when it takes anything. */
    private final Map<Method, Optional<Set<String>>> declarations = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String query = request.getQueryString();
        if (query != null && handler instanceof HandlerMethod method) {
            declarations
                    .computeIfAbsent(method.getMethod(), unknown -> declaration(method))
                    .ifPresent(declared -> refuseOthers(query, declared));
        }
        return true;
    }

    private static Optional<Set<String>> declaration(HandlerMethod method) {
        return isStrict(method) ? Optional.of(declared(method)) : Optional.empty();
    }

    private static boolean isStrict(HandlerMethod method) {
        return !method.hasMethodAnnotation(AnyParameters.class)
                && Arrays.stream(method.getMethodParameters())
                        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestParam.class)
                                || parameter.hasParameterAnnotation(PathVariable.class));
    }

    private static Set<String> declared(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(UnknownParameters::name)
                .collect(Collectors.toSet());
    }

    private static String name(MethodParameter parameter) {
        RequestParam declaration = parameter.getParameterAnnotation(RequestParam.class);
        return declaration == null || declaration.name().isEmpty()
                ? parameter.getParameter().getName()
                : declaration.name();
    }

    private static void refuseOthers(String query, Set<String> declared) {
        names(query).filter(name -> !declared.contains(name)).findFirst().ifPresent(unknown -> {
            throw ApiException.invalid("Extra query parameter(s) %s not in spec".formatted(unknown));
        });
    }

    private static Stream<String> names(String query) {
        return UriComponentsBuilder.newInstance().query(query).build().getQueryParams().keySet().stream()
                .filter(StringUtils::hasText)
                .map(UnknownParameters::decoded);
    }

    private static String decoded(String name) {
        try {
            return UriUtils.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ApiException.invalid("The query string is malformed");
        }
    }
}
