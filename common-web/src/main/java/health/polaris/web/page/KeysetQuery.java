package health.polaris.web.page;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of a table, in the order of a time and of their {@code uuid}, behind a place; of them those that the filters leave
 * which somebody asked for. Each filter needs an index in that order.
 */
public final class KeysetQuery {

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final StringBuilder sql;
    private final String order;

    private KeysetQuery(String table, String time, TimeCursor place, String comparison, String direction) {
        sql = new StringBuilder(
                "select * from %s where (%s, uuid) %s (:place_at, :place_uuid)".formatted(table, time, comparison));
        order = " order by %s %s, uuid %s limit ".formatted(time, direction, direction);
        values.put("place_at", place.at().atOffset(ZoneOffset.UTC));
        values.put("place_uuid", place.id());
    }

    /** @param time the column with the time */
    public static KeysetQuery oldestFirst(String table, String time, TimeCursor place) {
        return new KeysetQuery(table, time, place, ">", "asc");
    }

    /** @param time the column with the time */
    public static KeysetQuery newestFirst(String table, String time, TimeCursor place) {
        return new KeysetQuery(table, time, place, "<", "desc");
    }

    /**
     * @param condition with the value by its name, {@code state = :state}
     * @param value null: not asked for
     */
    public KeysetQuery and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.put(name, value);
        }
        return this;
    }

    public <R> List<R> list(JdbcClient database, int limit, RowMapper<R> row) {
        return database.sql(sql + order + limit).params(values).query(row).list();
    }
}
