package health.polaris.common.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Renders an {@link ApiException}, from a controller or from a filter that stands before all controllers. */
public record ErrorAnswer(JsonMapper jsonMapper) {
    static ResponseEntity<Object> of(ApiException failure) {
        return of(failure, new HttpHeaders());
    }

    static ResponseEntity<Object> of(ApiException failure, HttpHeaders headers) {
        Duration retryAfter = failure.retryAfter();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, wholeSeconds(retryAfter));
        }
        headers.setContentType(MediaType.APPLICATION_JSON);
        return new ResponseEntity<>(body(failure), headers, failure.kind().status());
    }

    public void write(HttpServletRequest request, HttpServletResponse response, ApiException failure)
            throws IOException {
        Duration retryAfter = failure.retryAfter();
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, wholeSeconds(retryAfter));
        }
        int status = failure.kind().status().value();
        boolean problem = ErrorBody.Problem.isWanted(request.getHeaders(HttpHeaders.ACCEPT));
        Object body = problem ? body(failure).asProblem(status) : body(failure);
        response.setStatus(status);
        response.setContentType(problem ? ErrorBody.Problem.MEDIA_TYPE : MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(jsonMapper.writeValueAsBytes(body));
    }

    private static ErrorBody body(ApiException failure) {
        return new ErrorBody(failure.text(), failure.storedUuid());
    }

    private static String wholeSeconds(Duration duration) {
        return Long.toString(duration.plusMillis(999).toSeconds());
    }
}
