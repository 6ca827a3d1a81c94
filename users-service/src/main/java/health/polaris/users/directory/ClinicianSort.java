package health.polaris.users.directory;

import health.polaris.common.error.ApiException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list. Nulls are last in {@code asc} and first in {@code desc}; the uuid is the last tie-break, so that
 * pages are stable.
 */
record ClinicianSort(List<Column> columns, boolean descending) {

    /** What a list can be sorted by; the names are those of the wire and of the table. */
    enum Column {
        LAST_NAME,
        FIRST_NAME,
        UUID,
        NHS_SMARTCARD_NUMBER,
        EMAIL_ADDRESS,
        MODIFIED,
        CREATED,
        PHONE_NUMBER,
        SEND_ENTRY_IDENTIFIER,
        JOB_TITLE;

        String columnName() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isTime() {
            return this == MODIFIED || this == CREATED;
        }

        boolean isNullable() {
            return this != UUID && !isTime();
        }
    }

    /** Where nobody asked for an order; its places are short. */
    static final ClinicianSort BY_ID = new ClinicianSort(List.of(Column.UUID), false);

    private static final List<Column> BY_NAME = List.of(Column.LAST_NAME, Column.FIRST_NAME);

    /**
     * Reads {@code sort=a,b} or {@code sort=a&sort=b}, and {@code order}.
     *
     * @param badgesVisible for a caller who sees no badges they are all alike, and sorting by them tells nothing
     */
    static ClinicianSort of(@Nullable List<String> sort, @Nullable String order, boolean badgesVisible) {
        List<Column> wanted = sort == null
                ? BY_NAME
                : sort.stream()
                        .flatMap(part -> Arrays.stream(part.split(",", -1)))
                        .map(ClinicianSort::column)
                        .distinct()
                        .toList();
        if (wanted.isEmpty()) {
            throw ApiException.invalid("'sort' must not be empty");
        }
        List<Column> visible = wanted.stream()
                .filter(column -> badgesVisible || column != Column.SEND_ENTRY_IDENTIFIER)
                .toList();
        return new ClinicianSort(visible, isDescending(order));
    }

    /** What tells two clinicians apart: nothing counts behind the uuid. */
    List<Column> keys() {
        int uuid = columns.indexOf(Column.UUID);
        return uuid >= 0
                ? columns.subList(0, uuid + 1)
                : Stream.concat(columns.stream(), Stream.of(Column.UUID)).toList();
    }

    String orderBy() {
        String direction = descending ? " desc" : " asc";
        return keys().stream()
                .map(column -> column.columnName() + direction)
                .collect(Collectors.joining(", ", " order by ", ""));
    }

    private static Column column(String name) {
        return Arrays.stream(Column.values())
                .filter(column -> column.columnName().equals(name))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid("'sort' holds a value that is not one of %s"
                        .formatted(Arrays.stream(Column.values())
                                .map(Column::columnName)
                                .collect(Collectors.joining(", ")))));
    }

    private static boolean isDescending(@Nullable String order) {
        return switch (order) {
            case null -> false;
            case "asc" -> false;
            case "desc" -> true;
            default -> throw ApiException.invalid("'order' is neither asc nor desc");
        };
    }
}
