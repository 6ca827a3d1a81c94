package health.polaris.eventbus.publish;

import health.polaris.common.database.Columns;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where events wait, as those see it who publish.
 *
 * <p>An id is drawn from the sequence when the row is inserted, not when it is committed, so a transaction may commit a
 * smaller id after a larger one. That puts nothing out of order that belongs together: what shares an identifier is
 * published under that identifier's lock, which is taken before the id is drawn and held until the commit. Among such
 * events the smaller id is always committed first, and the relay sends by id what it sees.
 */
record OutboxTable(JdbcClient database) {
    /** The ids are drawn after the sort, so the events get them in the order of the list. */
    private static final String INSERT = """
            insert into outbox_event (message_id, routing_key, body, correlation_id, traceparent, created_at)
            select message_id, routing_key, body, correlation_id, traceparent, created_at
            from unnest(:ids::uuid[], :keys::text[], :bodies::text[], :correlations::text[], :traces::text[],
                    :times::timestamptz[])
                with ordinality
                as event (message_id, routing_key, body, correlation_id, traceparent, created_at, number)
            order by number
            """;

    /** In the transaction of the caller; one statement, however many there are. */
    void add(List<OutboundEvent> events) {
        database.sql(INSERT)
                .param("ids", Columns.texts(events, OutboundEvent::messageId))
                .param("keys", Columns.texts(events, OutboundEvent::routingKey))
                .param("bodies", Columns.texts(events, OutboundEvent::body))
                .param("correlations", Columns.texts(events, OutboundEvent::correlationId))
                .param("traces", Columns.texts(events, OutboundEvent::traceparent))
                .param("times", Columns.times(events, OutboundEvent::publishedAt))
                .update();
    }
}
