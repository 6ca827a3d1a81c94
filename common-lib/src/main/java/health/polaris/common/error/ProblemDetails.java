package health.polaris.common.error;

import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Makes a {@link Problem} of each error body that the dispatcher answers, where the client asks for one. */
@RestControllerAdvice
final class ProblemDetails implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!(body instanceof ErrorBody error) || !isWanted(request)) {
            return body;
        }
        response.getHeaders().setContentType(MediaType.parseMediaType(Problem.MEDIA_TYPE));
        int status = ((ServletServerHttpResponse) response).getServletResponse().getStatus();
        return Problem.of(status, error);
    }

    private static boolean isWanted(ServerHttpRequest request) {
        return Problem.isWanted(Collections.enumeration(request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT)));
    }
}
