package health.polaris.connector.hold;

import health.polaris.common.database.Columns;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.EprActions;
import health.polaris.eventbus.publish.CorrelatedEvent;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Events of accepted messages that wait for their feed. */
@Repository
public class HeldEventRepository {

    private static final String ADD = """
            insert into held_event (message_uuid, sequence, feed, request_id, body, traceparent)
            select uuid, sequence, left(sender, 60), request_id, body, traceparent
            from unnest(:uuids::text[], :sequences::bigint[], :senders::text[], :requests::text[], :bodies::text[],
                    :traces::text[])
                as held (uuid, sequence, sender, request_id, body, traceparent)
            on conflict (message_uuid) do update
            set request_id = excluded.request_id, body = excluded.body, traceparent = excluded.traceparent
            """;

    private static final String TAKE = """
            delete from held_event where message_uuid in (
                select message_uuid from held_event held
                where not exists (
                    select from feed_pause where kind = 'sender' and name = held.feed and state = 'paused')
                order by sequence limit :limit)
            returning sequence, request_id, body, traceparent
            """;

    /** Neither paused nor resuming: its message was accepted in the moment in which its feed went on. */
    private static final String READY = """
            select exists (select from feed_pause where kind = 'sender' and state = 'resuming')
                or exists (select from held_event held where not exists (
                       select from feed_pause where kind = 'sender' and name = held.feed))
            """;

    private final JdbcClient database;
    private final AmqpJson json = new AmqpJson();

    HeldEventRepository(JdbcClient database) {
        this.database = database;
    }

    private record Held(long sequence, CorrelatedEvent event) {}

    /** Each of another message. What is held of one already is replaced: it says what it says now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<CorrelatedEvent> events) {
        database.sql(ADD)
                .param("uuids", Columns.texts(events, each -> actions(each).dhosConnectorMessageUuid()))
                .param("sequences", Columns.numbers(events, each -> sequence(actions(each))))
                .param("senders", Columns.texts(events, each -> actions(each).sender()))
                .param("requests", Columns.texts(events, CorrelatedEvent::correlationId))
                .param("bodies", Columns.texts(events, each -> json.write(each.event())))
                .param("traces", Columns.texts(events, CorrelatedEvent::traceparent))
                .update();
    }

    private static EprActions actions(CorrelatedEvent held) {
        return (EprActions) held.event();
    }

    private static long sequence(EprActions accepted) {
        return Objects.requireNonNull(accepted.sequence());
    }

    /** Whether anything may leave. */
    public boolean isAnyReady() {
        return database.sql(READY).query(Boolean.class).single();
    }

    /** Takes the first of those that may leave, in the order of their acknowledgements. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<CorrelatedEvent> take(int limit) {
        return database.sql(TAKE).param("limit", limit).query(this::held).list().stream()
                .sorted(Comparator.comparingLong(Held::sequence))
                .map(Held::event)
                .toList();
    }

    private Held held(ResultSet row, int number) throws SQLException {
        byte[] body = row.getString("body").getBytes(StandardCharsets.UTF_8);
        return new Held(
                row.getLong("sequence"),
                new CorrelatedEvent(
                        json.read(body, EprActions.class).held(),
                        row.getString("request_id"),
                        row.getString("traceparent")));
    }

    /** Whether the event of that message waits for its feed. */
    public boolean holds(String messageUuid) {
        return database.sql("select exists (select from held_event where message_uuid = :uuid)")
                .param("uuid", messageUuid)
                .query(Boolean.class)
                .single();
    }
}
