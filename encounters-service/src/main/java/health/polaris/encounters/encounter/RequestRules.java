package health.polaris.encounters.encounter;

import health.polaris.common.error.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.format.FormatterRegistry;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** What this service's contract says about requests in general (contracts/encounters.md §1.3). */
@Configuration(proxyBeanMethods = false)
class RequestRules implements WebMvcConfigurer {

    /** Of repeated parameters the last counts. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String[].class, String.class, values -> values[values.length - 1]);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Refusals());
    }

    private static final class Refusals implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                throws IOException {
            if (handler instanceof HandlerMethod method && ofThisService(method)) {
                refuseUnknownParameters(request, method);
                if (method.hasMethodAnnotation(WithoutJsonBody.class) && hasJsonBody(request)) {
                    throw ApiException.invalid("Request should not contain a JSON body");
                }
            }
            return true;
        }

        private static boolean ofThisService(HandlerMethod method) {
            return method.getBeanType().getName().startsWith("health.polaris.encounters.");
        }

        /** Operations that declare no parameter at all ignore what they are given. */
        private static void refuseUnknownParameters(HttpServletRequest request, HandlerMethod method) {
            String query = request.getQueryString();
            if (query == null || !declaresAny(method)) {
                return;
            }
            Set<String> known = Arrays.stream(method.getMethodParameters())
                    .map(parameter -> parameter.getParameterAnnotation(RequestParam.class))
                    .filter(parameter -> parameter != null)
                    .map(RequestParam::name)
                    .collect(Collectors.toSet());
            names(query).filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
                throw ApiException.invalid("Extra query parameter(s) %s not in spec".formatted(unknown));
            });
        }

        private static boolean declaresAny(HandlerMethod method) {
            return Arrays.stream(method.getMethodParameters()).anyMatch(Refusals::isDeclared);
        }

        private static boolean isDeclared(MethodParameter parameter) {
            return parameter.hasParameterAnnotation(RequestParam.class)
                    || parameter.hasParameterAnnotation(PathVariable.class);
        }

        private static java.util.stream.Stream<String> names(String query) {
            return UriComponentsBuilder.newInstance().query(query).build().getQueryParams().keySet().stream()
                    .filter(StringUtils::hasText)
                    .map(name -> UriUtils.decode(name, StandardCharsets.UTF_8));
        }

        private static boolean hasJsonBody(HttpServletRequest request) throws IOException {
            String type = request.getContentType();
            return type != null
                    && type.toLowerCase(Locale.ROOT).contains("json")
                    && request.getInputStream().read() >= 0;
        }
    }
}
