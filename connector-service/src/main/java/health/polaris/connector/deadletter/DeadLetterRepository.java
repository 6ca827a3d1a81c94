package health.polaris.connector.deadletter;

import health.polaris.connector.database.SqlTime;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.deadletter.DeadLetter;
import health.polaris.eventbus.deadletter.ErrorQueue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The letters that are kept for the operators, in the order in which they were taken from the queue. */
@Component
class DeadLetterRepository {

    private static final String SUMMARY = """
            select position, id, queue, routing_key, reason, exception, attempts, failed_at, message_id, size,
                letter.message_uuid, progress.outcome
            from dead_letter letter left join message_progress progress using (message_uuid)
            where (cast(:queue as text) is null or queue = :queue)
              and (cast(:reason as text) is null or left(reason, %d) = :reason)
            """.formatted(DeadLetterSummary.LONGEST);

    /** What was applied after it had been rejected: said behind the letter. */
    private static final String RESOLVED = """
            delete from dead_letter letter using message_progress progress
            where letter.message_uuid = progress.message_uuid and letter.queue = :queue
              and progress.outcome = 'processed'
              and progress.outcome_at >= coalesce(letter.failed_at, letter.taken_at)
            returning letter.id, letter.message_uuid
            """;

    /** What was said of the message before is not what is to be done now. */
    private static final String SUPERSEDED = """
            delete from dead_letter letter using dead_letter newer
            where newer.id = any (:ids) and newer.queue = :queue and letter.queue = newer.queue
              and letter.message_uuid = newer.message_uuid and letter.position < newer.position
            returning letter.id, letter.message_uuid
            """;

    private final JdbcClient database;
    private final ErrorQueue errors;
    private final Clock clock;

    DeadLetterRepository(JdbcClient database, ErrorQueue errors, Clock clock) {
        this.database = database;
        this.errors = errors;
        this.clock = clock;
    }

    /** A letter and its place among the others. */
    record Placed(long position, DeadLetterSummary letter) {}

    /** A letter whose message was applied, or has another one. */
    record Resolved(String id, String messageUuid) {}

    /**
     * One that is there already came again.
     *
     * @return those that are gone, since a newer letter is about the same message: it was done again, and failed again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Resolved> keep(List<DeadLetter> letters) {
        letters.forEach(this::keep);
        return database.sql(SUPERSEDED)
                .param("ids", letters.stream().map(DeadLetter::id).toArray(String[]::new))
                .param("queue", PolarisQueue.ENCOUNTERS_EPR_ACTIONS.queueName())
                .query(DeadLetterRepository::resolved)
                .list();
    }

    private void keep(DeadLetter letter) {
        database.sql("""
                        insert into dead_letter (id, taken_at, queue, routing_key, reason, exception, attempts,
                            failed_at, message_id, message_uuid, size, envelope, body)
                        values (:id, :now, :queue, :routingKey, :reason, :exception, :attempts,
                            :failedAt, :messageId, :messageUuid, :size, :envelope, :body)
                        on conflict (id) do nothing
                        """)
                .param("id", letter.id())
                .param("now", SqlTime.of(clock.instant()))
                .param("queue", storable(letter.queue()), Types.VARCHAR)
                .param("routingKey", storable(letter.routingKey()))
                .param("reason", storable(letter.reason()), Types.VARCHAR)
                .param("exception", storable(letter.exception()), Types.VARCHAR)
                .param("attempts", letter.attempts(), Types.INTEGER)
                .param("failedAt", SqlTime.ofNullable(letter.failedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("messageId", storable(letter.messageId()), Types.VARCHAR)
                .param("messageUuid", MessageUuid.in(letter), Types.VARCHAR)
                .param("size", letter.size())
                .param("envelope", letter.envelope())
                .param("body", letter.packedBody())
                .update();
    }

    /** Headers of other programs may say anything; PostgreSQL has no place for U+0000. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace("\0", "");
    }

    /** @param after position of the last one seen; 0 at the beginning */
    List<Placed> page(@Nullable String queue, @Nullable String reason, long after, int limit) {
        return database.sql(SUMMARY + " and position > :after order by position limit :limit")
                .param("queue", queue, Types.VARCHAR)
                .param("reason", reason, Types.VARCHAR)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new Placed(row.getLong("position"), summary(row)))
                .list();
    }

    private static DeadLetterSummary summary(ResultSet row) throws SQLException {
        return DeadLetterSummary.of(
                row.getString("id"),
                row.getString("queue"),
                row.getString("routing_key"),
                row.getString("reason"),
                row.getString("exception"),
                row.getObject("attempts", Integer.class),
                SqlTime.nullable(row, "failed_at"),
                row.getString("message_id"),
                row.getInt("size"),
                row.getString("message_uuid"),
                row.getString("outcome"));
    }

    Optional<Long> position(String id) {
        return database.sql("select position from dead_letter where id = ?")
                .param(id)
                .query(Long.class)
                .optional();
    }

    int count() {
        return database.sql("select count(*) from dead_letter")
                .query(Integer.class)
                .single();
    }

    /** By queue; null for those of other programs. */
    Map<String, Long> counts() {
        return database
                .sql("select coalesce(queue, '') as queue, count(*) as letters from dead_letter group by queue")
                .query((row, _) -> Map.entry(row.getString("queue"), row.getLong("letters")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<DeadLetter> find(String id) {
        return database.sql("select envelope, body from dead_letter where id = ?")
                .param(id)
                .query(this::letter)
                .optional();
    }

    /** From here on it is nobody else's to send back, until the transaction ends. */
    Optional<DeadLetter> lock(String id) {
        return database.sql("select envelope, body from dead_letter where id = ? for update")
                .param(id)
                .query(this::letter)
                .optional();
    }

    /** Those that name their queue, the oldest first; what another operator has just now is passed over. */
    List<DeadLetter> lock(@Nullable String queue, @Nullable String reason, int limit) {
        return database.sql("""
                        select envelope, body from dead_letter
                        where queue is not null
                          and (cast(:queue as text) is null or queue = :queue)
                          and (cast(:reason as text) is null or left(reason, :longest) = :reason)
                        order by position limit :limit for update skip locked
                        """)
                .param("queue", queue, Types.VARCHAR)
                .param("reason", reason, Types.VARCHAR)
                .param("longest", DeadLetterSummary.LONGEST)
                .param("limit", limit)
                .query(this::letter)
                .list();
    }

    private DeadLetter letter(ResultSet row, int number) throws SQLException {
        return errors.kept(
                Objects.requireNonNull(row.getBytes("envelope")), Objects.requireNonNull(row.getBytes("body")));
    }

    void delete(String id) {
        database.sql("delete from dead_letter where id = ?").param(id).update();
    }

    List<Resolved> deleteResolved() {
        return database.sql(RESOLVED)
                .param("queue", PolarisQueue.ENCOUNTERS_EPR_ACTIONS.queueName())
                .query(DeadLetterRepository::resolved)
                .list();
    }

    private static Resolved resolved(ResultSet row, int number) throws SQLException {
        return new Resolved(row.getString("id"), row.getString("message_uuid"));
    }
}
