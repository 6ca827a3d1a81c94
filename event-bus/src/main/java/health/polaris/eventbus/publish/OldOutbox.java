package health.polaris.eventbus.publish;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the version before this one left behind: the table of the library that it used, {@code outbox_record}. In a
 * rolling upgrade its replicas write and send there while we run. Whatever lies there is moved to the front of our road:
 * before each batch while such a replica lives (it tells by its heartbeat), once more after the last is gone, and never
 * again. An event that such a replica has in hand is then sent twice, with one message id. To go, with the tables, in
 * the release after this one.
 */
final class OldOutbox {

    /**
     * Ids below zero are before all others. Of the library's rows only events are moved, not what users-service kept
     * there for its identity provider.
     */
    private static final String MOVE = """
            with taken as (
                delete from outbox_record where record_type like '%.OutboundEvent'
                returning id, created_at, payload::json as event),
            last as (select coalesce(max(id), -1000000000) as id from outbox_event where id < 0)
            insert into outbox_event (id, message_id, routing_key, body, correlation_id, created_at)
            select last.id + row_number() over (order by taken.created_at, taken.id),
                   (event ->> 'message_id')::uuid, event ->> 'routing_key', event ->> 'body',
                   event ->> 'correlation_id', (event ->> 'published_at')::timestamptz
            from taken, last
            """;

    private static final String ALIVE = """
            select exists (select from outbox_instance where last_heartbeat > now() - interval '1 minute')
            """;

    private boolean gone;

    /** True when there were any: they are now in front of what was read before. */
    boolean move(JdbcClient database) {
        if (gone) {
            return false;
        }
        boolean alive = database.sql(ALIVE).query(Boolean.class).single();
        int moved = database.sql(MOVE).update();
        gone = !alive && moved == 0;
        return moved > 0;
    }
}
