package health.polaris.connector.hold;

import health.polaris.common.security.CurrentCaller;
import health.polaris.connector.database.SqlTime;
import health.polaris.connector.hold.FeedPause.Kind;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which feeds are paused, for all replicas. */
@Repository
public class FeedPauseRepository {

    private static final String PAUSE = """
            insert into feed_pause as known (kind, name, state, since, actor, reason)
            values (:kind, left(:name, 60), 'paused', :now, :actor, :reason)
            on conflict (kind, name) do update
            set state = excluded.state, since = excluded.since, actor = excluded.actor, reason = excluded.reason
            where known.state <> 'paused'
            """;

    /** The lock of the acceptance is the caller's: nobody is about to hold one more event. */
    private static final String END = """
            delete from feed_pause pause
            where kind = 'sender' and state = 'resuming' and not exists (select from held_event where feed = pause.name)
            """;

    private final JdbcClient database;
    private final Clock clock;

    FeedPauseRepository(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** False when it is paused already. One that is about to go on is paused again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean pause(Kind kind, String name, String reason) {
        return database.sql(PAUSE)
                        .param("kind", kind.label())
                        .param("name", name)
                        .param("now", SqlTime.of(clock.instant()))
                        .param("actor", CurrentCaller.get().id())
                        .param("reason", reason)
                        .update()
                > 0;
    }

    /** Lets what is held leave. False when the sender is not paused. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean resumeSender(String name) {
        return database.sql("update feed_pause set state = 'resuming' where kind = 'sender' and name = left(:name, 60)"
                                + " and state = 'paused'")
                        .param("name", name)
                        .update()
                > 0;
    }

    /** False when the destination is not paused. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean resumeDelivery(String destination) {
        return database.sql("delete from feed_pause where kind = 'delivery' and name = :name")
                        .param("name", destination)
                        .update()
                > 0;
    }

    /** Senders of whom nothing is held any more go on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int end() {
        return database.sql(END).update();
    }

    /** Whether messages of that sender are to wait. */
    public boolean holds(String sender) {
        return database.sql("select exists (select from feed_pause where kind = 'sender' and name = left(:name, 60))")
                .param("name", sender)
                .query(Boolean.class)
                .single();
    }

    /** The pause of one feed. */
    public Optional<FeedPause> of(Kind kind, String name) {
        return all().stream()
                .filter(pause -> pause.kind() == kind && pause.name().equals(name))
                .findFirst();
    }

    /** They are few. */
    public List<FeedPause> all() {
        return database.sql("select * from feed_pause order by kind, name")
                .query((row, number) -> new FeedPause(
                        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("name"),
                        FeedPause.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        SqlTime.required(row, "since"),
                        row.getString("actor"),
                        row.getString("reason")))
                .list();
    }
}
