package health.polaris.messages.messagelist;

import health.polaris.common.audit.AuditResponse;
import health.polaris.messages.message.ClientTime;
import health.polaris.messages.message.MessageResponse;
import health.polaris.messages.message.MessageTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Makes a response of a row of {@link ListStatements}; lists need neither entities nor their snapshots. */
@Component
record MessageRow(MessageTypes types) implements RowMapper<MessageResponse> {
    @Override
    public MessageResponse mapRow(ResultSet row, int number) throws SQLException {
        return new MessageResponse(
                AuditResponse.of(row),
                row.getString("sender"),
                row.getString("sender_type"),
                row.getString("receiver"),
                row.getString("receiver_type"),
                types.numbered(row.getInt("message_type_id")),
                row.getString("content"),
                clientTime(row, "retrieved", "retrieved_tz"),
                clientTime(row, "confirmed", "confirmed_tz"),
                row.getString("confirmed_by"),
                clientTime(row, "cancelled", "cancelled_tz"),
                row.getString("cancelled_by"),
                row.getString("related_message"),
                row.getString("internal"));
    }

    private static @Nullable OffsetDateTime clientTime(ResultSet row, String column, String offset)
            throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : new ClientTime(time.toInstant(), row.getInt(offset)).time();
    }
}
