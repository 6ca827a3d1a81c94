package health.polaris.common.error;

import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says which field of a JSON body is wrong, without repeating its value (contracts/platform.md §5.3). */
final class UnreadableBody {

    private UnreadableBody() {}

    static ApiException explain(HttpMessageNotReadableException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException ours) {
                return ours;
            }
            if (cause instanceof JacksonException json) {
                return explain(json);
            }
        }
        return ApiException.invalid("Request body is missing or not valid JSON");
    }

    private static ApiException explain(JacksonException failure) {
        if (failure.getCause() instanceof ApiException ours) {
            return ours;
        }
        if (failure.getCause() instanceof MalformedValueException malformed) {
            return malformed.of(path(failure));
        }
        return ApiException.invalid(
                switch (failure) {
                    case InputCoercionException outOfRange -> "'%s' is out of range".formatted(path(failure));
                    case StreamReadException syntax -> "Request body is not valid JSON";
                    case UnrecognizedPropertyException unknown ->
                        "'%s' is an unknown key".formatted(unknown.getPropertyName());
                    case MismatchedInputException mismatch
                    when failure.getPath().isEmpty() -> "Request body is not of the expected type";
                    case MismatchedInputException mismatch -> "'%s' %s".formatted(path(failure), complaint(mismatch));
                    default -> "'%s' is missing or not of the expected type".formatted(path(failure));
                });
    }

    /** {@code must be a whole number, not a text} */
    private static String complaint(MismatchedInputException mismatch) {
        Object value = mismatch instanceof InvalidFormatException format ? format.getValue() : null;
        // Of a text that stands for a number the library gives the value in its own text alone.
        boolean isText = value == null && mismatch.getOriginalMessage().startsWith("Cannot coerce String");
        return String.valueOf(MalformedValueException.ofKind(mismatch.getTargetType(), isText ? "text" : value)
                .getMessage());
    }

    /** {@code locations[2].arrived_at} */
    private static String path(JacksonException failure) {
        String joined = failure.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return joined.startsWith(".") ? joined.substring(1) : joined;
    }
}
