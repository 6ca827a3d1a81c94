package health.polaris.common.error;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What properties of Java are called on the wire. */
final class WireNames {

    private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=[a-z0-9])([A-Z])");

    private WireNames() {}

    /** {@code locationId} in Java is {@code location_id} on the wire. */
    static String of(String property) {
        return INNER_CAPITAL.matcher(property).replaceAll("_$1").toLowerCase(Locale.ROOT);
    }

    /** The same of a body, whose unwrapped parts have no name: {@code clinician.firstName} is {@code first_name}. */
    static String of(@Nullable Object body, String property) {
        int point = property.indexOf('.');
        boolean isPart = point > 0 && body != null && isUnwrapped(body.getClass(), property.substring(0, point));
        return of(isPart ? property.substring(point + 1) : property);
    }

    private static boolean isUnwrapped(Class<?> body, String component) {
        return body.isRecord()
                && Arrays.stream(body.getRecordComponents())
                        .filter(candidate -> candidate.getName().equals(component))
                        .map(RecordComponent::getAccessor)
                        .anyMatch(accessor -> accessor.isAnnotationPresent(JsonUnwrapped.class));
    }
}
