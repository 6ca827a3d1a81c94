package health.polaris.common.error;

import health.polaris.common.logging.Severity;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns every exception that reaches the dispatcher into the one error body (contracts/platform.md §5.2). */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public class ErrorRendering {

    private static final Logger log = LoggerFactory.getLogger(ErrorRendering.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(ApiException failure) {
        return ErrorAnswer.of(failure);
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadableBody(HttpMessageNotReadableException failure) {
        return ErrorAnswer.of(UnreadableBody.explain(failure));
    }

    @ExceptionHandler
    ResponseEntity<Object> invalidBody(MethodArgumentNotValidException failure) {
        return invalid(failure.getFieldErrors().stream()
                .map(error -> "%s: %s"
                        .formatted(InvalidParameter.onTheWire(failure.getTarget(), error.getField()), mistake(error)))
                .sorted()
                .collect(Collectors.joining("; ")));
    }

    /** The framework's own text for a value that cannot be converted names classes. */
    private static @Nullable String mistake(FieldError error) {
        return error.isBindingFailure() ? "not of the expected type" : error.getDefaultMessage();
    }

    @ExceptionHandler
    ResponseEntity<Object> invalidParameter(HandlerMethodValidationException failure) {
        return invalid(failure.getParameterValidationResults().stream()
                .flatMap(InvalidParameter::mistakes)
                .sorted()
                .collect(Collectors.joining("; ")));
    }

    @ExceptionHandler
    ResponseEntity<Object> illTypedParameter(MethodArgumentTypeMismatchException failure) {
        Object found = failure.getValue();
        String value =
                found instanceof Object[] values ? String.valueOf(values[values.length - 1]) : String.valueOf(found);
        return ErrorAnswer.of(MalformedValueException.ofParameter(failure.getRequiredType(), value)
                .of(failure.getName()));
    }

    /** Of a value whose name nobody knew. */
    @ExceptionHandler
    ResponseEntity<Object> malformed(MalformedValueException failure) {
        return invalid("A value " + failure.getMessage());
    }

    /** {@code ?a=%zz} and {@code ?&=}: what the web server cannot read as parameters. */
    @ExceptionHandler
    ResponseEntity<Object> unreadableQuery(InvalidParameterException failure) {
        return invalid("Query parameters cannot be read");
    }

    @ExceptionHandler
    ResponseEntity<Object> otherMethod(HttpRequestMethodNotSupportedException failure) {
        ApiException answer = new ApiException(ErrorKind.METHOD_NOT_ALLOWED, "Method not allowed");
        return ErrorAnswer.of(answer, failure.getHeaders());
    }

    /** The client went away while we wrote: there is nobody left to answer. */
    @ExceptionHandler
    void clientGone(AsyncRequestNotUsableException failure) {
        log.info("Client closed the connection before the answer was written");
    }

    @ExceptionHandler
    ResponseEntity<Object> anythingElse(Exception failure) {
        if (failure instanceof ErrorResponse known) {
            return framework(known);
        }
        ApiException databaseFailure = DatabaseFailure.explain(failure);
        if (databaseFailure != null) {
            log.warn("{} ({})", databaseFailure.text(), failure.getClass().getSimpleName());
            return ErrorAnswer.of(databaseFailure);
        }
        log.atError()
                .addMarker(Severity.CRITICAL)
                .setCause(RedactedFailure.of(failure))
                .log("Request failed unexpectedly");
        return ErrorAnswer.of(new ApiException(
                ErrorKind.INTERNAL, DatabaseFailure.isOurs(failure) ? "Query error" : "Internal server error"));
    }

    private static ResponseEntity<Object> framework(ErrorResponse failure) {
        HttpHeaders headers = new HttpHeaders(failure.getHeaders());
        return ErrorAnswer.of(
                forStatus(failure.getStatusCode(), failure.getBody().getDetail()), headers);
    }

    /** Missing parameters, unknown paths, wrong media types: the framework's own texts name the part that is wrong. */
    static ApiException forStatus(HttpStatusCode status, @Nullable String detail) {
        return switch (status.value()) {
            case 401 -> new ApiException(ErrorKind.UNAUTHENTICATED, "No authorization token provided");
            case 403 -> ApiException.forbidden();
            case 404 -> ApiException.notFound("Not found");
            case 405 -> new ApiException(ErrorKind.METHOD_NOT_ALLOWED, "Method not allowed");
            case 406 -> new ApiException(ErrorKind.NOT_ACCEPTABLE, "Answers are application/json");
            case 413 -> new ApiException(ErrorKind.TOO_LARGE, "Request body is too large");
            case 415 -> new ApiException(ErrorKind.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json");
            case 503 -> ApiException.unavailable();
            default ->
                status.is4xxClientError()
                        ? ApiException.invalid(detail == null ? "Bad request" : detail)
                        : new ApiException(ErrorKind.INTERNAL, "Internal server error");
        };
    }

    private static ResponseEntity<Object> invalid(String message) {
        return ErrorAnswer.of(ApiException.invalid(message));
    }
}
