package health.polaris.connector.progress;

import health.polaris.common.security.CurrentCaller;
import health.polaris.connector.database.SqlTime;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happened to a message after it was stored, in the order it happened; in the transaction of what happened. */
@Component
public class MessageEventRepository {

    /** Of one message; the newest are the ones that matter. */
    private static final int MOST = 1000;

    private final JdbcClient database;
    private final Clock clock;

    MessageEventRepository(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param event one word: {@code attempt_failed}
     * @param actor caller id
     * @param detail without patient data
     */
    public record MessageEvent(
            Instant at,
            String event,
            String actor,
            @Nullable String detail) {}

    /** Now, by the current caller. False when there is no such message. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(String messageUuid, String event, @Nullable String detail) {
        return addAt(clock.instant(), messageUuid, event, detail);
    }

    /** The same for an outcome that is overwritten now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addFormer(String messageUuid, Outcome former) {
        addAt(former.at(), messageUuid, former.name(), former.reason());
    }

    private boolean addAt(Instant at, String messageUuid, String event, @Nullable String detail) {
        return database.sql("""
                        insert into message_event (message_uuid, at, event, actor, detail)
                        select uuid, :at, :event, :actor, :detail from hl7_message where uuid = :uuid
                        """)
                        .param("at", SqlTime.of(at))
                        .param("event", event)
                        .param("actor", CurrentCaller.get().id())
                        .param("detail", detail, Types.VARCHAR)
                        .param("uuid", messageUuid)
                        .update()
                > 0;
    }

    /** Of one message, the oldest first. */
    public List<MessageEvent> of(String messageUuid) {
        return database.sql("""
                        select at, event, actor, detail from message_event where message_uuid = :uuid
                        order by sequence desc limit :most
                        """)
                .param("uuid", messageUuid)
                .param("most", MOST)
                .query((row, number) -> new MessageEvent(
                        SqlTime.required(row, "at"),
                        row.getString("event"),
                        row.getString("actor"),
                        row.getString("detail")))
                .list()
                .reversed();
    }
}
