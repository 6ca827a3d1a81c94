package health.polaris.common.bearer;

import health.polaris.common.security.Allow;
import health.polaris.common.security.AllowAnyone;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the handler that the dispatcher will call, so that access is decided by the rule on that very method: HEAD
 * follows GET, an unknown path stays 404 and another method 405, with or without a token.
 */
record Routes(RequestMappingHandlerMapping mapping) implements SmartInitializingSingleton {
    /** The API description, and the answer to OPTIONS. */
    private static final Pattern FRAMEWORK = Pattern.compile("org\\.springdoc\\..*|org\\.springframework\\.web\\..*");

    /** The handler method, or null when the dispatcher will answer without one (404, 405, OPTIONS). */
    @Nullable
    HandlerMethod find(HttpServletRequest request) {
        try {
            ServletRequestPathUtils.parseAndCache(request);
            HandlerExecutionChain chain = mapping.getHandler(request);
            return chain != null && chain.getHandler() instanceof HandlerMethod method ? method : null;
        } catch (Exception noSuchRoute) {
            return null;
        }
    }

    static boolean isOpen(HandlerMethod method) {
        return method.hasMethodAnnotation(AllowAnyone.class)
                || ErrorController.class.isAssignableFrom(method.getBeanType())
                || FRAMEWORK.matcher(method.getBeanType().getName()).matches();
    }

    /** The alternatives on the method; empty when it has no rule at all. */
    static Allow[] ways(HandlerMethod method) {
        return MergedAnnotations.from(method.getMethod()).stream(Allow.class)
                .map(annotation -> annotation.synthesize())
                .toArray(Allow[]::new);
    }

    @SuppressWarnings("unchecked")
    static Map<String, String> pathVariables(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null ? Map.of() : (Map<String, String>) variables;
    }

    /** Deny by default: a route that nobody wrote a rule for is a mistake to be found before the first request. */
    @Override
    public void afterSingletonsInstantiated() {
        String unruled = mapping.getHandlerMethods().values().stream()
                .filter(method -> !isOpen(method) && ways(method).length == 0)
                .map(HandlerMethod::getShortLogMessage)
                .filter(Objects::nonNull)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unruled.isEmpty()) {
            throw new IllegalStateException("Routes without an access rule (@Allow or @AllowAnyone): " + unruled);
        }
    }
}
