package health.polaris.web.body;

import health.polaris.common.security.AllowAnyone;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Bounds a body by its route, once the caller may call it and before anything of it is read. */
final class RouteBodyLimit implements HandlerInterceptor {

    private static final DataSize ORDINARY = DataSize.ofKilobytes(256);

    private final BodySettings settings;

    RouteBodyLimit(BodySettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        BoundedRequest bounded = BoundedRequest.of(request);
        if (bounded != null && handler instanceof HandlerMethod method) {
            bounded.atMost(limit(method), method.hasMethodAnnotation(AllowAnyone.class));
        }
        return true;
    }

    private long limit(HandlerMethod method) {
        BodyUpTo rule = method.getMethodAnnotation(BodyUpTo.class);
        if (rule == null) {
            return ORDINARY.toBytes();
        }
        return switch (rule.value()) {
            case BodyUpTo.LONGEST -> settings.longest().toBytes();
            case BodyUpTo.TWICE -> settings.twiceTheLongest();
            default -> DataSize.parse(rule.value()).toBytes();
        };
    }
}
