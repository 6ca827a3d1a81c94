package health.polaris.connector.delivery;

import health.polaris.common.digest.Sha256;
import health.polaris.common.logging.RequestId;
import health.polaris.connector.database.SqlTime;
import health.polaris.web.database.AdvisoryLocks;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where the rest of the service hands over messages to be sent; always in the transaction that stores them. */
@Service
public class DeliveryService {

    private static final String AGAIN = """
            update delivery
            set state = 'pending', attempts = 0, rejections = 0, failures_alone = 0, first_attempt_at = null,
                failed_at = null, ended_at = null, answer_told = null, queued_at = :now, next_attempt_at = :now
            where %s and
            """;

    /** What the receiver has refused has its words with it, also when an operator has ended it since. */
    private static final String FAILED_AGAIN =
            AGAIN.formatted("(state in ('failed', 'given_up') or state = 'ended_by_operator' and answer_told is null)");

    private static final String ENDED_AGAIN =
            AGAIN.formatted("state in ('failed', 'given_up', 'refused', 'ended_by_operator')");

    private static final String GIVE_UP = """
            update delivery
            set state = 'ended_by_operator', ended_at = :now,
                answer_told = case when state = 'refused' then coalesce(answer_told, 'AE or AR') else answer_told end
            where message_uuid = :uuid and state in ('pending', 'failed', 'given_up', 'refused')
            """;

    private final JdbcClient database;
    private final AdvisoryLocks locks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeliveryService(JdbcClient database, AdvisoryLocks locks, ApplicationEventPublisher events, Clock clock) {
        this.database = database;
        this.locks = locks;
        this.events = events;
        this.clock = clock;
    }

    /** Lets the messages of one lane through one after another until the transaction ends: that is their order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void waitForTurn(String lane) {
        locks.take("delivery " + lane);
    }

    /** Is that already stored, whatever became of it? */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean knows(String destination, String reference) {
        return database.sql("select exists (select 1 from delivery where destination = ? and reference = ?)")
                .params(destination, Sha256.of(reference))
                .query(Boolean.class)
                .single();
    }

    /** @throws org.springframework.dao.DataIntegrityViolationException when the reference is known */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(NewDelivery delivery) {
        database.sql("""
                        insert into delivery
                            (message_uuid, destination, reference, lane, request_id, state, queued_at, next_attempt_at)
                        values (:uuid, :destination, :reference, :lane, :requestId, 'pending', :now, :now)
                        """)
                .param("uuid", delivery.messageUuid())
                .param("destination", delivery.destination())
                .param("reference", Sha256.ofNullable(delivery.reference()), java.sql.Types.BINARY)
                .param("lane", Sha256.of(delivery.lane()))
                .param("requestId", RequestId.current())
                .param("now", SqlTime.of(clock.instant()))
                .update();
        events.publishEvent(new DeliveryDue());
    }

    /** The state of a message's delivery, locked, so that what is told of it is what was there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> lockState(String messageUuid) {
        return database.sql("select state from delivery where message_uuid = :uuid for update")
                .param("uuid", messageUuid)
                .query(String.class)
                .optional();
    }

    /** Tries again what had failed; anything else stays as it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tryAgain(String destination, String reference) {
        int changed = database.sql(FAILED_AGAIN + "destination = :destination and reference = :reference")
                .param("now", SqlTime.of(clock.instant()))
                .param("destination", destination)
                .param("reference", Sha256.of(reference))
                .update();
        announce(changed);
    }

    /** The same for one message, as an operator asks for it. False when it had not failed. */
    @Transactional
    public boolean tryAgain(String messageUuid) {
        return anew(FAILED_AGAIN, messageUuid);
    }

    /** The same for one that the receiver may have refused. */
    @Transactional
    public boolean tryRefusedAgain(String messageUuid) {
        return anew(ENDED_AGAIN, messageUuid);
    }

    private boolean anew(String again, String messageUuid) {
        int changed = database.sql(again + "message_uuid = :uuid")
                .param("now", SqlTime.of(clock.instant()))
                .param("uuid", messageUuid)
                .update();
        announce(changed);
        return changed > 0;
    }

    /**
     * Ends one that waits for its turn or its next attempt, or whose attempts are over without success. False when it is
     * being sent, was sent, or was ended before.
     */
    @Transactional
    public boolean giveUp(String messageUuid) {
        int changed = database.sql(GIVE_UP)
                .param("now", SqlTime.of(clock.instant()))
                .param("uuid", messageUuid)
                .update();
        announce(changed);
        return changed > 0;
    }

    /** What waited for a destination that was paused is due, and the time of the pause is none of its attempts'. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void goOn(String destination) {
        int changed = database.sql("""
                        update delivery set next_attempt_at = :now, first_attempt_at = null
                        where destination = :destination and state = 'pending'
                        """)
                .param("destination", destination)
                .param("now", SqlTime.of(clock.instant()))
                .update();
        announce(changed);
    }

    private void announce(int changed) {
        if (changed > 0) {
            events.publishEvent(new DeliveryDue());
        }
    }
}
