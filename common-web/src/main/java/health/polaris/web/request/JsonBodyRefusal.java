package health.polaris.web.request;

import health.polaris.common.error.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Enforces {@link WithoutJsonBody}. */
final class JsonBodyRefusal implements HandlerInterceptor {

    private static final Pattern JSON = Pattern.compile("application/(.+\\+)?json\\s*(;.*)?");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        WithoutJsonBody rule =
                handler instanceof HandlerMethod method ? method.getMethodAnnotation(WithoutJsonBody.class) : null;
        if (rule != null && announcesJson(request)) {
            refuse(rule, request);
        }
        return true;
    }

    /** Both texts are on the wire as clients know them (contracts/users.md §4.11, contracts/encounters.md §4.2). */
    private static void refuse(WithoutJsonBody rule, HttpServletRequest request) throws IOException {
        if (rule.announced()) {
            throw ApiException.invalid("Request should not contain a json body");
        }
        if (request.getInputStream().read() >= 0) {
            throw ApiException.invalid("Request should not contain a JSON body");
        }
    }

    private static boolean announcesJson(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && JSON.matcher(type.toLowerCase(Locale.ROOT).strip()).matches();
    }
}
