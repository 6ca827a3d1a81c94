package health.polaris.users.directory;

import health.polaris.common.error.ApiException;
import health.polaris.users.directory.ClinicianSort.Column;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list: what its last clinician was sorted by when the page was read. It holds the values and not the
 * clinician alone, because whoever is changed between two pages moves in a list by {@code modified}, and everybody in
 * between would be skipped. Opaque on the wire.
 *
 * @param values in the order of the sort's keys; null where a clinician has none
 */
record ClinicianCursor(ClinicianSort sort, List<@Nullable String> values) {

    private static final String NONE = "~";
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** The place of this row. */
    static ClinicianCursor at(ResultSet row, ClinicianSort sort) throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        for (Column key : sort.keys()) {
            values.add(
                    key.isTime()
                            ? row.getObject(key.columnName(), OffsetDateTime.class)
                                    .toInstant()
                                    .toString()
                            : row.getString(key.columnName()));
        }
        return new ClinicianCursor(sort, values);
    }

    /**
     * Null for one that is not there.
     *
     * @throws ApiException 400 when it is not one of our cursors, or of a list in another order
     */
    static @Nullable ClinicianCursor of(@Nullable String text, ClinicianSort sort) {
        return text == null || text.isBlank() ? null : read(text, sort);
    }

    private static ClinicianCursor read(String text, ClinicianSort sort) {
        String[] parts = text.split("\\.", -1);
        List<Column> keys = sort.keys();
        if (parts.length != keys.size() + 1 || !parts[0].equals(name(sort))) {
            throw refused();
        }
        List<@Nullable String> values = new ArrayList<>();
        for (int at = 0; at < keys.size(); at++) {
            values.add(value(keys.get(at), parts[at + 1]));
        }
        return new ClinicianCursor(sort, values);
    }

    private static @Nullable String value(Column key, String part) {
        if (part.equals(NONE) && key.isNullable()) {
            return null;
        }
        try {
            String value = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
            if (value.indexOf('\0') < 0 && (!key.isTime() || isTime(value))) {
                return value;
            }
        } catch (DateTimeException | IllegalArgumentException foreign) {
            // Said below.
        }
        throw refused();
    }

    private static boolean isTime(String value) {
        Instant time = Instant.parse(value);
        return time.isAfter(Instant.EPOCH) && time.isBefore(LAST);
    }

    private static ApiException refused() {
        return ApiException.invalid("cursor is not one that was given out for a list in this order");
    }

    /** {@code asc-last_name-first_name-uuid.T2thZm9y.QW1pbmE.MGY5ZTVi…} */
    String text() {
        return name(sort) + values.stream().map(ClinicianCursor::part).collect(Collectors.joining(".", ".", ""));
    }

    private static String part(@Nullable String value) {
        return value == null
                ? NONE
                : Base64.getUrlEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(ClinicianSort sort) {
        return (sort.descending() ? "desc-" : "asc-")
                + sort.keys().stream().map(Column::columnName).collect(Collectors.joining("-"));
    }

    /** {@code (modified >= :after0 and (modified > :after0 or modified = :after0 and uuid > :after1))} */
    String condition() {
        List<Column> keys = sort.keys();
        List<String> ways = new ArrayList<>();
        String alike = "";
        for (int at = 0; at < keys.size(); at++) {
            ways.add(alike + beyond(at));
            alike += (values.get(at) == null ? column(at) + " is null" : column(at) + " = " + name(at)) + " and ";
        }
        return bound() + ways.stream().collect(Collectors.joining(" or ", "(", ")"));
    }

    /** What follows from the rest, said once more where an index can begin there; behind a name come those without, too. */
    private String bound() {
        if (values.getFirst() == null
                || !sort.descending() && sort.keys().getFirst().isNullable()) {
            return "";
        }
        return column(0) + (sort.descending() ? " <= " : " >= ") + name(0) + " and ";
    }

    private String beyond(int at) {
        boolean none = values.get(at) == null;
        if (sort.descending()) {
            return none ? column(at) + " is not null" : column(at) + " < " + name(at);
        }
        String later = column(at) + " > " + name(at);
        if (none) {
            return "false";
        }
        return sort.keys().get(at).isNullable() ? "(" + later + " or " + column(at) + " is null)" : later;
    }

    private String column(int at) {
        return sort.keys().get(at).columnName();
    }

    private static String name(int at) {
        return ":after" + at;
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        for (int at = 0; at < values.size(); at++) {
            String value = values.get(at);
            if (value != null) {
                boolean time = sort.keys().get(at).isTime();
                parameters.put("after" + at, time ? Instant.parse(value).atOffset(ZoneOffset.UTC) : value);
            }
        }
        return parameters;
    }
}
