package health.polaris.common.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** What every response says of a stored row: {@code "uuid", "created", "created_by", "modified", "modified_by"}. */
public record AuditResponse(String uuid, Instant created, String createdBy, Instant modified, String modifiedBy) {

    /** Of a row with the columns of {@link AuditedEntity}. */
    public static AuditResponse of(ResultSet row) throws SQLException {
        return new AuditResponse(
                row.getString("uuid"),
                instant(row, "created"),
                row.getString("created_by_"),
                instant(row, "modified"),
                row.getString("modified_by_"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
