package health.polaris.connector.delivery.attempt;

import health.polaris.connector.database.SqlTime;
import health.polaris.connector.delivery.DeliverySettings;
import health.polaris.connector.delivery.DeliveryState;
import health.polaris.connector.delivery.OutgoingMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The attempts in the table {@code delivery}, with row locks and leases between replicas. */
@Component
record DeliveryAttemptRepository(JdbcClient database, DeliverySettings settings, Clock clock) {

    /** The first of each lane: the next one waits until it has ended. None while an operator has paused the destination. */
    private static final String CLAIM = """
            update delivery
            set state = 'sending', attempts = attempts + 1, last_attempt_at = :now,
                first_attempt_at = coalesce(first_attempt_at, :now), next_attempt_at = :leaseEnd, lease = :lease
            from hl7_message
            where hl7_message.uuid = delivery.message_uuid and delivery.sequence = (
                select due.sequence from delivery due
                where due.destination = :destination and due.state in ('pending', 'sending')
                  and %s
                  and not exists (select from feed_pause where kind = 'delivery' and name = due.destination)
                  and not exists (
                      select 1 from delivery earlier
                      where earlier.destination = due.destination and earlier.lane = due.lane
                        and earlier.sequence < due.sequence and earlier.state in ('pending', 'sending'))
                order by %s limit 1 for update skip locked)
            returning delivery.*, hl7_message.content
            """;

    private static final String DUE =
            CLAIM.formatted("due.next_attempt_at <= :now", "due.next_attempt_at, due.sequence");

    /** While nothing gets through: whatever was tried least recently, so that no single message blocks the others. */
    private static final String PROBE = CLAIM.formatted(
            "(due.state = 'pending' or due.next_attempt_at <= :now)", "due.last_attempt_at nulls first, due.sequence");

    private static final String FAIL = """
            update delivery
            set state = :state, rejections = :rejections, failures_alone = :failuresAlone, last_error = :error,
                failed_at = :now, next_attempt_at = :next, lease = null,
                ended_at = case when :state = 'pending' then null else cast(:now as timestamptz) end
            where message_uuid = :uuid and state = 'sending' and lease = :lease
            """;

    /** Whoever holds the lease by now: an acknowledgement is true from whichever attempt it comes. */
    private static final String END = """
            update delivery set state = :state, last_error = null, answer_told = :told, lease = null, ended_at = :now
            where message_uuid = :uuid and state not in ('sent', 'refused')
            """;

    /**
     * Has another lane got through, so that it is this message and not the other side? Either since the attempt before
     * this one, or since it is queued with no other lane failing afterwards.
     */
    private static final String ALONE = """
            select coalesce(through.at > coalesce(mine.failed_at, mine.queued_at)
                            or through.at >= coalesce(failing.at, through.at), false)
            from delivery mine
            left join lateral (
                select other.ended_at as at from delivery other
                where other.destination = mine.destination and other.state in ('sent', 'refused')
                  and other.lane <> mine.lane and other.ended_at > mine.queued_at
                order by other.ended_at desc limit 1) through on true
            left join lateral (
                select max(other.failed_at) as at from delivery other
                where other.destination = mine.destination and other.state in ('pending', 'sending')
                  and other.lane <> mine.lane) failing on true
            where mine.message_uuid = :uuid
            """;

    /**
     * Takes one delivery under lease.
     *
     * @param probe what waits for its next attempt will do as well
     */
    Optional<DeliveryAttempt> claim(String destination, boolean probe) {
        Instant now = clock.instant();
        return database.sql(probe ? PROBE : DUE)
                .param("destination", destination)
                .param("now", SqlTime.of(now))
                .param("leaseEnd", SqlTime.of(now.plus(settings.lease())))
                .param("lease", UUID.randomUUID().toString())
                .query(DeliveryAttemptRepository::attempt)
                .optional();
    }

    private static DeliveryAttempt attempt(ResultSet row, int number) throws SQLException {
        return new DeliveryAttempt(
                row.getString("message_uuid"),
                row.getString("destination"),
                row.getString("lease"),
                row.getInt("attempts"),
                row.getInt("rejections"),
                row.getInt("failures_alone"),
                SqlTime.required(row, "first_attempt_at"),
                new OutgoingMessage(row.getString("content"), row.getString("request_id")));
    }

    /** Have messages of other lanes got through while this one fails? */
    boolean failsAlone(DeliveryAttempt attempt) {
        return database.sql(ALONE)
                .param("uuid", attempt.messageUuid())
                .query(Boolean.class)
                .single();
    }

    /** False when the lease has ended and somebody else has it. */
    boolean fail(DeliveryAttempt attempt, RetryDecision verdict) {
        return database.sql(FAIL)
                        .param("state", verdict.state().label())
                        .param("rejections", verdict.rejections())
                        .param("failuresAlone", verdict.failuresAlone())
                        .param("error", verdict.error())
                        .param("now", SqlTime.of(clock.instant()))
                        .param("next", SqlTime.of(verdict.nextAttemptAt()))
                        .param("uuid", attempt.messageUuid())
                        .param("lease", attempt.lease())
                        .update()
                == 1;
    }

    /**
     * False when it had ended before.
     *
     * @param told why the other side refused, or what is odd about its acknowledgement
     */
    boolean end(DeliveryAttempt attempt, DeliveryState state, @Nullable String told) {
        return database.sql(END)
                        .param("state", state.label())
                        .param("told", told, Types.VARCHAR)
                        .param("now", SqlTime.of(clock.instant()))
                        .param("uuid", attempt.messageUuid())
                        .update()
                == 1;
    }

    /** The other side is back: nothing waits any longer for its next attempt. */
    void bringForward(String destination) {
        database.sql("""
                        update delivery set next_attempt_at = :now
                        where destination = :destination and state = 'pending' and next_attempt_at > :now
                        """)
                .param("destination", destination)
                .param("now", SqlTime.of(clock.instant()))
                .update();
    }
}
