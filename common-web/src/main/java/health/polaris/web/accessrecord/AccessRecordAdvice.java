package health.polaris.web.accessrecord;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Looks at each answer before it is written, and records whom it shows to whom. */
@ControllerAdvice
record AccessRecordAdvice(PersonsShown persons) implements ResponseBodyAdvice<Object> {
    private static final int FIRST_REFUSAL = 400;

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (request instanceof ServletServerHttpRequest asked
                && response instanceof ServletServerHttpResponse answered) {
            int status = answered.getServletResponse().getStatus();
            if (body != null && status < FIRST_REFUSAL) {
                record(body, returnType, asked.getServletRequest(), status);
            }
        }
        return body;
    }

    private void record(Object body, MethodParameter returnType, HttpServletRequest request, int status) {
        Shown shown = new Shown();
        byRoute(returnType, request, shown);
        persons.record(
                body,
                shown,
                request.getMethod(),
                String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)),
                status);
    }

    private static void byRoute(MethodParameter returnType, HttpServletRequest request, Shown shown) {
        ShowsPatient ofRoute = returnType.getMethodAnnotation(ShowsPatient.class);
        ShowsPatient shows =
                ofRoute == null ? returnType.getContainingClass().getAnnotation(ShowsPatient.class) : ofRoute;
        if (shows != null
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path) {
            shown.patient((String) path.get(shows.patient()));
            shown.encounter((String) path.get(shows.encounter()));
        }
    }
}
