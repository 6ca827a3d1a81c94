package health.polaris.common.error;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;

/** Names what is wrong in a validated parameter, or in one element of a list that is the body. */
final class InvalidParameter {

    private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=[a-z0-9])([A-Z])");

    private InvalidParameter() {}

    /** {@code [1].ward_name: must not be null}, or {@code page_size: must be less than 100} */
    static Stream<String> mistakes(ParameterValidationResult result) {
        if (result instanceof ParameterErrors element) {
            String place = place(element.getContainerIndex());
            return element.getFieldErrors().stream()
                    .map(error -> "%s%s: %s"
                            .formatted(
                                    place,
                                    onTheWire(element.getArgument(), error.getField()),
                                    error.getDefaultMessage()));
        }
        String name = String.valueOf(result.getMethodParameter().getParameterName());
        return result.getResolvableErrors().stream()
                .map(error -> "%s: %s".formatted(onTheWire(name), error.getDefaultMessage()));
    }

    private static String place(@Nullable Integer index) {
        return index == null ? "" : "[" + index + "].";
    }

    /** {@code locationId} in Java is {@code location_id} on the wire. */
    static String onTheWire(String property) {
        return INNER_CAPITAL.matcher(property).replaceAll("_$1").toLowerCase(Locale.ROOT);
    }

    /** The same of a body, whose unwrapped parts have no name: {@code clinician.firstName} is {@code first_name}. */
    static String onTheWire(@Nullable Object body, String property) {
        int point = property.indexOf('.');
        boolean isPart = point > 0 && body != null && isUnwrapped(body.getClass(), property.substring(0, point));
        return onTheWire(isPart ? property.substring(point + 1) : property);
    }

    private static boolean isUnwrapped(Class<?> body, String component) {
        return body.isRecord()
                && Arrays.stream(body.getRecordComponents())
                        .filter(candidate -> candidate.getName().equals(component))
                        .map(RecordComponent::getAccessor)
                        .anyMatch(accessor -> accessor.isAnnotationPresent(JsonUnwrapped.class));
    }
}
