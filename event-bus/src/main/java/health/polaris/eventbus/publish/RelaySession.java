package health.polaris.eventbus.publish;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The outbox as the leader sees it. Every statement goes along the primary key, whatever the statistics of a table say
 * that was empty a moment ago (the session has sequential scans switched off), so it costs the same with ten events
 * waiting as with a million. Nothing here waits for the disk: a deletion that a crash undoes is an event sent twice.
 */
final class RelaySession {

    /** The first part holds ids that are smaller than all of the second. */
    static final String READ = """
            (select id, message_id, routing_key, body, correlation_id, traceparent, created_at
             from outbox_event where id = any(:missing::bigint[]) order by id)
            union all
            (select id, message_id, routing_key, body, correlation_id, traceparent, created_at
             from outbox_event where id > :last order by id limit :limit)
            """;

    private final JdbcClient database;
    private final OldOutbox oldOutbox = new OldOutbox();

    RelaySession(JdbcClient database) {
        this.database = database;
    }

    List<WaitingEvent> read(long last, Collection<Long> missing, int limit) {
        return database.sql(READ)
                .param("missing", missing.toArray(Long[]::new))
                .param("last", last)
                .param("limit", limit)
                .query((row, number) -> waiting(row))
                .list();
    }

    private static WaitingEvent waiting(ResultSet row) throws SQLException {
        return new WaitingEvent(
                row.getLong("id"),
                new OutboundEvent(
                        row.getString("message_id"),
                        row.getString("routing_key"),
                        row.getString("body"),
                        row.getString("correlation_id"),
                        row.getString("traceparent"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()));
    }

    void delete(List<Long> ids) {
        if (!ids.isEmpty()) {
            database.sql("delete from outbox_event where id = any(:ids::bigint[])")
                    .param("ids", ids.toArray(Long[]::new))
                    .update();
        }
    }

    /** Takes an event off the road; an operator can put it back (docs/operating.md). */
    void putAside(long id, String reason) {
        database.sql("""
                        with taken as (delete from outbox_event where id = :id returning *)
                        insert into outbox_refused
                            (id, message_id, routing_key, body, correlation_id, traceparent, created_at, reason)
                        select id, message_id, routing_key, body, correlation_id, traceparent, created_at, :reason
                        from taken
                        """).param("id", id).param("reason", reason).update();
    }

    /** Whether the version before this one left events behind, which are now in front of all others. */
    boolean moveOldEvents() {
        return oldOutbox.move(database);
    }
}
