package health.polaris.users.query;

import health.polaris.common.error.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Enforces {@link WithoutBody}. */
final class NoJsonBody implements HandlerInterceptor {

    private static final Pattern JSON = Pattern.compile("application/(.+\\+)?json\\s*(;.*)?");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(WithoutBody.class)
                && announcesJson(request)) {
            throw ApiException.invalid("Request should not contain a json body");
        }
        return true;
    }

    private static boolean announcesJson(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && JSON.matcher(type.toLowerCase(Locale.ROOT).strip()).matches();
    }
}
