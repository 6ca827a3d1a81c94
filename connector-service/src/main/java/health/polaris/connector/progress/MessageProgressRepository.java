package health.polaris.connector.progress;

import health.polaris.common.database.Columns;
import health.polaris.common.security.CurrentCaller;
import health.polaris.connector.database.SqlTime;
import health.polaris.eventbus.contract.MessageOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what becomes of messages, each step with one statement that locks what it reads. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MessageProgressRepository {

    /** A message that is refused or goes out has no row before something happens to it. */
    private static final String INSERT = """
            insert into message_progress as known (message_uuid, created, state, answer, modified, modified_by_)
            select uuid, created, :state, :answer, :now, :actor from hl7_message where uuid = :uuid
            on conflict (message_uuid) do update
            """;

    /** To take back a mark brings back what the platform had said. */
    private static final String MARK = INSERT + """
            set state = case when excluded.state = 'waiting' and known.outcome = 'rejected' then 'rejected'
                             else excluded.state end,
                modified = excluded.modified, modified_by_ = excluded.modified_by_
            where (known.state = 'processed') <> (excluded.state = 'processed')
            """;

    private static final String ANSWER = INSERT + """
            set state = excluded.state, answer = coalesce(excluded.answer, known.answer), modified = excluded.modified,
                modified_by_ = excluded.modified_by_
            """;

    /**
     * Of many messages, each named once. What is said again changes nothing, and so does what was said before that which is
     * known: replicas take outcomes side by side, and one of them may have to try again meanwhile. What a person has marked
     * as processed stays so, whatever the platform says; what the platform has called processed itself it may take back, and
     * bring again (contracts/identity.md §0). Locked in one order, so that replicas that do this at once wait for each other.
     */
    private static final String CONCLUDE = """
            with former as (
                select known.message_uuid, known.outcome, known.outcome_reason, known.outcome_at, known.outcome_warnings,
                       told.outcome as told, told.reason, said.warnings,
                       coalesce(told.said_at, known.outcome_said_at) as said_at,
                       (known.outcome, known.outcome_reason, known.outcome_warnings)
                           is distinct from (told.outcome, told.reason, said.warnings) as changed
                from message_progress known
                join unnest(:uuids::text[], :outcomes::text[], :reasons::text[], :warnings::text[], :times::bigint[])
                        as told (uuid, outcome, reason, warnings, said_at)
                    on told.uuid = known.message_uuid
                cross join lateral (select case when told.warnings is null then known.outcome_warnings
                                                else nullif(told.warnings, '') end as warnings) said
                where coalesce(told.said_at >= known.outcome_said_at, true)
                order by known.message_uuid for update of known),
            said_again as (
                update message_progress known set outcome_said_at = former.said_at from former
                where known.message_uuid = former.message_uuid and not former.changed
                  and former.said_at is distinct from known.outcome_said_at)
            update message_progress known
            set state = case when known.state = 'processed' and former.outcome is distinct from 'processed'
                             then 'processed' else former.told end,
                outcome = former.told, outcome_reason = former.reason, outcome_at = :now, outcome_said_at = former.said_at,
                outcome_warnings = former.warnings,
                modified = :now, modified_by_ = :actor
            from former
            where known.message_uuid = former.message_uuid and former.changed
            returning known.message_uuid, former.outcome, former.outcome_reason, former.outcome_at, former.outcome_warnings,
              known.reprocess, known.created,
              (select left(sender, 60) from hl7_message where uuid = known.message_uuid) as feed
            """;

    private static final String PUBLISH_AGAIN = """
            with former as (
                select message_uuid, outcome, outcome_reason, outcome_at, outcome_warnings from message_progress
                where message_uuid = :uuid for update)
            update message_progress known
            set state = 'waiting', outcome = null, outcome_reason = null, outcome_at = null, outcome_said_at = null,
                outcome_warnings = null,
                reprocess = coalesce(known.reprocess, 0) + 1, modified = :now, modified_by_ = :actor
            from former
            where known.message_uuid = former.message_uuid
            returning former.outcome, former.outcome_reason, former.outcome_at, former.outcome_warnings, known.reprocess
            """;

    private final JdbcClient database;
    private final Clock clock;

    MessageProgressRepository(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What was concluded.
     *
     * @param received when the message came
     * @param feed of its sender; null: it has none
     */
    public record Concluded(
            Overwritten overwritten,
            Instant received,
            @Nullable String feed) {}

    /**
     * What was overwritten.
     *
     * @param former what the platform had said before
     * @param reprocess how often the message has been published again by now
     */
    public record Overwritten(Optional<Outcome> former, int reprocess) {

        static Overwritten of(ResultSet row, int number) throws SQLException {
            return new Overwritten(Outcome.of(row), row.getInt("reprocess"));
        }
    }

    private JdbcClient.StatementSpec statement(String sql) {
        return database.sql(sql)
                .param("now", SqlTime.of(clock.instant()))
                .param("actor", CurrentCaller.get().id());
    }

    private void write(String sql, String uuid, Progress.State state, @Nullable String answer) {
        statement(sql)
                .param("uuid", uuid)
                .param("state", state.label())
                .param("answer", answer, Types.VARCHAR)
                .update();
    }

    /** Somebody says that it is processed, or is not. Nothing happens when that is known, or to an unknown message. */
    public void mark(String uuid, boolean processed) {
        write(MARK, uuid, processed ? Progress.State.PROCESSED : Progress.State.WAITING, null);
    }

    /**
     * The receiver of an outgoing message has it.
     *
     * @param answer its acknowledgement, whether AA or not; null when it gives none
     */
    public void taken(String uuid, @Nullable String answer) {
        write(ANSWER, uuid, Progress.State.PROCESSED, answer);
    }

    /**
     * What the platform made of accepted messages, with one statement.
     *
     * @param outcomes each of another message; what is said of one that is not ours is ignored
     * @return what was overwritten, by the message's uuid, where that changes anything
     */
    public Map<String, Concluded> conclude(Collection<MessageOutcome> outcomes) {
        Map<String, Concluded> changed = new HashMap<>();
        statement(CONCLUDE)
                .param("uuids", Columns.texts(outcomes, MessageOutcome::messageUuid))
                .param("outcomes", Columns.texts(outcomes, MessageOutcome::outcome))
                .param("reasons", Columns.texts(outcomes, MessageOutcome::reason))
                .param("warnings", Columns.texts(outcomes, Outcome::column))
                .param(
                        "times",
                        outcomes.stream().map(MessageOutcome::saidAtMicros).toArray(Long[]::new))
                .query(row -> {
                    changed.put(
                            row.getString("message_uuid"),
                            new Concluded(
                                    Overwritten.of(row, row.getRow()),
                                    SqlTime.required(row, "created"),
                                    row.getString("feed")));
                });
        return changed;
    }

    /** What the platform says of messages by now, as far as it has said anything. */
    public Map<String, String> outcomes(Collection<String> uuids) {
        Map<String, String> outcomes = new HashMap<>();
        database.sql("select message_uuid, outcome from message_progress"
                        + " where message_uuid = any (:uuids) and outcome is not null")
                .param("uuids", uuids.toArray(String[]::new))
                .query(row -> {
                    outcomes.put(row.getString("message_uuid"), row.getString("outcome"));
                });
        return outcomes;
    }

    /** The platform is asked once more. */
    public Overwritten publishAgain(String uuid) {
        return statement(PUBLISH_AGAIN)
                .param("uuid", uuid)
                .query(Overwritten::of)
                .single();
    }
}
