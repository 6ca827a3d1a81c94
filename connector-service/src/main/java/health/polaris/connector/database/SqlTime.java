package health.polaris.connector.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Instants as the driver takes and gives them: {@code timestamptz} is an {@link OffsetDateTime} there. */
public final class SqlTime {

    private SqlTime() {}

    /** The value of a parameter. */
    public static OffsetDateTime of(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** The value of a parameter that may be null; name its type too. */
    public static @Nullable OffsetDateTime ofNullable(@Nullable Instant instant) {
        return instant == null ? null : of(instant);
    }

    /** A column that may be null. */
    public static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A column that is never null. */
    public static Instant required(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(nullable(row, column), column);
    }
}
