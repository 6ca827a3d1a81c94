package health.polaris.connector.operations;

import health.polaris.connector.database.SqlTime;
import health.polaris.connector.inbound.PatientKey;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.operations.Timeline.DeliveryProgress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far a message got beyond its own row: in the outbox, and on its way out. */
@Repository
class MessageStandingRepository {

    private final JdbcClient database;

    MessageStandingRepository(JdbcClient database) {
        this.database = database;
    }

    /** A row of the outbox lives until the broker has confirmed it. */
    boolean waits(StoredMessage message) {
        return database.sql("""
                        select exists (select 1 from outbox_record
                                       where record_key = :patient and strpos(payload, :uuid) > 0)
                        """)
                .param("patient", PatientKey.of(message.patient()).digest())
                .param("uuid", message.uuid())
                .query(Boolean.class)
                .single();
    }

    Optional<DeliveryProgress> ofDelivery(String uuid) {
        return database.sql("select * from delivery where message_uuid = :uuid")
                .param("uuid", uuid)
                .query(MessageStandingRepository::delivery)
                .optional();
    }

    private static DeliveryProgress delivery(ResultSet row, int number) throws SQLException {
        String state = row.getString("state");
        return new DeliveryProgress(
                row.getString("destination"),
                state,
                row.getInt("attempts"),
                SqlTime.nullable(row, "first_attempt_at"),
                SqlTime.nullable(row, "last_attempt_at"),
                state.equals("pending") ? SqlTime.nullable(row, "next_attempt_at") : null,
                row.getString("last_error"),
                SqlTime.nullable(row, "ended_at"));
    }
}
