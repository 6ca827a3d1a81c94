package health.polaris.connector.operations;

import health.polaris.connector.database.SqlTime;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.operations.Timeline.DeliveryProgress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far a message got beyond its own row: in the outbox, and on its way out. */
@Component
record MessageStandingRepository(JdbcClient database) {
    /**
     * Whether the message's event is still in the outbox, or aside. Events leave in their order: where more wait than are
     * searched here, a message that is younger than those waits too.
     */
    boolean waits(StoredMessage message) {
        return database.sql("""
                        with head as materialized (
                            select body, created_at from outbox_event order by id limit 10000)
                        select exists (select from head where strpos(body, :uuid) > 0)
                            or exists (select from outbox_refused where strpos(body, :uuid) > 0)
                            or (select count(*) = 10000 and max(created_at) <= :accepted from head)
                        """)
                .param("uuid", message.uuid())
                .param("accepted", message.created().atOffset(ZoneOffset.UTC))
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
                row.getString("answer_told"),
                SqlTime.nullable(row, "ended_at"));
    }
}
