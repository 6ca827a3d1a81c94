package health.polaris.common.error;

import java.util.regex.Pattern;

/** Names fields in messages as the client wrote them: {@code locationId} in Java is {@code location_id} on the wire. */
final class FieldName {

    private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=[a-z0-9])([A-Z])");

    private FieldName() {}

    static String onTheWire(String property) {
        return INNER_CAPITAL.matcher(property).replaceAll("_$1").toLowerCase(java.util.Locale.ROOT);
    }
}
