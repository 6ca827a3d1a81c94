package health.polaris.web.monitoring;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.web.servlet.HandlerMapping;

/** How a finished HTTP exchange is named in the log and in metrics: by its route, never by its ids. */
public final class Exchange {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private Exchange() {}

    /** A client may invent methods, but not label values without end. */
    public static String method(HttpServletRequest request) {
        return METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
    }

    /** {@code /dhos/v1/device/{device_id}}, or "None" when no route matched. */
    public static String route(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null || pattern.equals("/**") ? "None" : pattern.toString();
    }
}
