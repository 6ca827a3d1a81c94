package health.polaris.users.query;

import health.polaris.common.error.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that an endpoint does not know, so that a misspelt filter is not silently no filter. As in
 * the original, an endpoint that declares no parameter at all, not even in its path, takes anything.
 */
final class DeclaredParameters implements HandlerInterceptor {

    private static final String OURS = "health.polaris.users";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && declaresParameters(method)) {
            Set<String> declared = Arrays.stream(method.getMethodParameters())
                    .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                    .map(DeclaredParameters::name)
                    .collect(Collectors.toSet());
            Collections.list(request.getParameterNames()).stream()
                    .filter(name -> !declared.contains(name))
                    .findFirst()
                    .ifPresent(extra -> {
                        throw ApiException.invalid("Extra query parameter(s) %s not in spec".formatted(extra));
                    });
        }
        return true;
    }

    private static boolean declaresParameters(HandlerMethod method) {
        return method.getBeanType().getName().startsWith(OURS)
                && !AnnotatedElementUtils.hasAnnotation(method.getMethod(), AnyParameters.class)
                && AnnotatedElementUtils.hasAnnotation(method.getMethod(), RequestMapping.class)
                && Arrays.stream(method.getMethodParameters())
                        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestParam.class)
                                || parameter.hasParameterAnnotation(PathVariable.class));
    }

    private static String name(MethodParameter parameter) {
        RequestParam declaration = parameter.getParameterAnnotation(RequestParam.class);
        return declaration == null || declaration.value().isEmpty()
                ? String.valueOf(parameter.getParameter().getName())
                : declaration.value();
    }
}
