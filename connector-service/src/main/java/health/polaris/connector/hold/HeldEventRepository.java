package health.polaris.connector.hold;

import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.EprActions;
import health.polaris.eventbus.publish.CorrelatedEvent;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Events of accepted messages that wait for their feed. */
@Repository
public class HeldEventRepository {

    private static final String ADD = """
            insert into held_event (message_uuid, sequence, feed, request_id, body)
            select uuid, sequence, left(sender, 60), request_id, body
            from unnest(:uuids::text[], :sequences::bigint[], :senders::text[], :requests::text[], :bodies::text[])
                as held (uuid, sequence, sender, request_id, body)
            on conflict (message_uuid) do update set request_id = excluded.request_id, body = excluded.body
            """;

    private static final String TAKE = """
            delete from held_event where message_uuid in (
                select message_uuid from held_event held
                where not exists (
                    select from feed_pause where kind = 'sender' and name = held.feed and state = 'paused')
                order by sequence limit :limit)
            returning sequence, request_id, body
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
                .param("uuids", texts(events, event -> event.dhosConnectorMessageUuid()))
                .param(
                        "sequences",
                        events.stream().map(each -> action(each).sequence()).toArray(Long[]::new))
                .param("senders", texts(events, event -> event.sender()))
                .param(
                        "requests",
                        events.stream().map(CorrelatedEvent::correlationId).toArray(String[]::new))
                .param("bodies", texts(events, json::write))
                .update();
    }

    private static EprActions action(CorrelatedEvent held) {
        return (EprActions) held.event();
    }

    private static @Nullable String[] texts(List<CorrelatedEvent> events, Function<EprActions, @Nullable String> part) {
        return events.stream().map(each -> part.apply(action(each))).toArray(String[]::new);
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
                new CorrelatedEvent(late(json.read(body, EprActions.class)), row.getString("request_id")));
    }

    /** Says that it does not come in its turn, so that nobody looks for the cause on the road. */
    private static EprActions late(EprActions event) {
        ObjectNode message = ((ObjectNode) Objects.requireNonNull(event.message())).put("held", true);
        return new EprActions(
                event.dhosConnectorMessageUuid(),
                event.actions(),
                event.sentAt(),
                event.sender(),
                event.sequence(),
                event.cancellationClosesLocalEncounter(),
                event.reprocess(),
                message);
    }

    /** Whether the event of that message waits for its feed. */
    public boolean holds(String messageUuid) {
        return database.sql("select exists (select from held_event where message_uuid = :uuid)")
                .param("uuid", messageUuid)
                .query(Boolean.class)
                .single();
    }
}
