package health.polaris.common.bearer;

import health.polaris.common.security.Allow;
import health.polaris.common.security.AllowAnyone;
import health.polaris.common.security.AllowedWays;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the handler that the dispatcher will call, so that access is decided by the rule on that very method: HEAD
 * follows GET, an unknown path stays 404 and another method 405, with or without a token.
 */
final class Routes implements SmartInitializingSingleton {

    /** The API description, and the answer to OPTIONS. */
    private static final Pattern FRAMEWORK = Pattern.compile("org\\.springdoc\\..*|org\\.springframework\\.web\\..*");

    /** Attribute of a request: what was found for it. */
    private static final String FOUND = Routes.class.getName();

    private final RequestMappingHandlerMapping mapping;
    private final Map<Method, Rule> rules = new ConcurrentHashMap<>();

    Routes(RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    /** The rule on the handler method, or empty when the dispatcher will answer without one (404, 405, OPTIONS). */
    @SuppressWarnings("unchecked")
    Optional<Rule> find(HttpServletRequest request) {
        Object found = request.getAttribute(FOUND);
        if (found == null) {
            found = Optional.ofNullable(handler(request)).map(this::rule);
            request.setAttribute(FOUND, found);
        }
        return (Optional<Rule>) found;
    }

    private @Nullable HandlerMethod handler(HttpServletRequest request) {
        try {
            ServletRequestPathUtils.parseAndCache(request);
            HandlerExecutionChain chain = mapping.getHandler(request);
            return chain != null && chain.getHandler() instanceof HandlerMethod method ? method : null;
        } catch (Exception noSuchRoute) {
            return null;
        }
    }

    private Rule rule(HandlerMethod method) {
        return rules.computeIfAbsent(method.getMethod(), unknown -> Rule.on(method));
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
                .filter(method -> rule(method).isMissing())
                .map(HandlerMethod::getShortLogMessage)
                .filter(Objects::nonNull)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unruled.isEmpty()) {
            throw new IllegalStateException("Routes without an access rule (@Allow or @AllowAnyone): " + unruled);
        }
    }

    /**
     * Who may call a route.
     *
     * @param isOpen anybody, without a token
     * @param ways the alternatives
     */
    record Rule(boolean isOpen, List<Allow> ways) {

        private static Rule on(HandlerMethod method) {
            boolean open = method.hasMethodAnnotation(AllowAnyone.class)
                    || ErrorController.class.isAssignableFrom(method.getBeanType())
                    || FRAMEWORK.matcher(method.getBeanType().getName()).matches();
            return new Rule(open, AllowedWays.into(method));
        }

        private boolean isMissing() {
            return !isOpen && ways.isEmpty();
        }
    }
}
