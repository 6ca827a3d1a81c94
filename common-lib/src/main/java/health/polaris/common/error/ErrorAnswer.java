package health.polaris.common.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * Renders an {@link ApiException}, from a controller or from a filter that stands before all controllers: as an
 * {@link ErrorBody}, or as a problem where the client asks for one.
 */
public record ErrorAnswer(JsonMapper jsonMapper) {
    /** In answer to the request of this thread. */
    public static ResponseEntity<Object> of(ApiException failure) {
        return of(failure, new HttpHeaders());
    }

    static ResponseEntity<Object> of(ApiException failure, HttpHeaders headers) {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        Duration retryAfter = failure.retryAfter();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, wholeSeconds(retryAfter));
        }
        headers.setContentType(wantsProblem(request) ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.APPLICATION_JSON);
        return new ResponseEntity<>(
                body(request, failure), headers, failure.kind().status());
    }

    public void write(HttpServletRequest request, HttpServletResponse response, ApiException failure)
            throws IOException {
        Duration retryAfter = failure.retryAfter();
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, wholeSeconds(retryAfter));
        }
        response.setStatus(failure.kind().status().value());
        response.setContentType(
                wantsProblem(request) ? ErrorBody.Problem.MEDIA_TYPE : MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(jsonMapper.writeValueAsBytes(body(request, failure)));
    }

    private static Object body(HttpServletRequest request, ApiException failure) {
        ErrorBody body = new ErrorBody(failure.text(), failure.storedUuid());
        return wantsProblem(request) ? body.asProblem(failure.kind().status().value()) : body;
    }

    private static boolean wantsProblem(HttpServletRequest request) {
        return ErrorBody.Problem.isWanted(request.getHeaders(HttpHeaders.ACCEPT));
    }

    private static String wholeSeconds(Duration duration) {
        return Long.toString(duration.plusMillis(999).toSeconds());
    }
}
