package health.polaris.web.accessrecord;

import health.polaris.common.logging.RequestId;
import health.polaris.common.security.Caller;
import health.polaris.common.security.CurrentCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
record AccessRecordAdvice(AccessRecords records, Clock clock) implements ResponseBodyAdvice<Object> {
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
        byBody(body, shown);
        if (shown.nobody()) {
            return;
        }
        Caller caller = CurrentCaller.get();
        records.add(new AccessRecord(
                UUID.randomUUID().toString(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                caller.kind(),
                caller.id(),
                request.getMethod(),
                String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)),
                List.copyOf(shown.patients()),
                List.copyOf(shown.encounters()),
                List.copyOf(shown.wards()),
                RequestId.current(),
                status));
    }

    private static void byBody(Object body, Shown shown) {
        switch (body) {
            case ShowsPerson person -> person.show(shown);
            case Collection<?> list -> elements(list, shown);
            case Map<?, ?> map -> elements(map.values(), shown);
            default -> {
                // Nobody is in it.
            }
        }
    }

    private static void elements(Collection<?> elements, Shown shown) {
        for (Object element : elements) {
            if (element instanceof ShowsPerson person) {
                person.show(shown);
            }
        }
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
