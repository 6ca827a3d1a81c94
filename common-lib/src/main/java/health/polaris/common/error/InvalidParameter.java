package health.polaris.common.error;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;

/** Names what is wrong in a validated parameter, or in one element of a list that is the body. */
final class InvalidParameter {

    private InvalidParameter() {}

    /** {@code [1].ward_name: must not be null}, or {@code page_size: must be less than 100} */
    static Stream<String> mistakes(ParameterValidationResult result) {
        if (result instanceof ParameterErrors element) {
            String place = place(element.getContainerIndex());
            return element.getFieldErrors().stream()
                    .map(error -> "%s%s: %s"
                            .formatted(
                                    place,
                                    WireNames.of(element.getArgument(), error.getField()),
                                    error.getDefaultMessage()));
        }
        String name = String.valueOf(result.getMethodParameter().getParameterName());
        return result.getResolvableErrors().stream()
                .map(error -> "%s: %s".formatted(WireNames.of(name), error.getDefaultMessage()));
    }

    private static String place(@Nullable Integer index) {
        return index == null ? "" : "[" + index + "].";
    }
}
