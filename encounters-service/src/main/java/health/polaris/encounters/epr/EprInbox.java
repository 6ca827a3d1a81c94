package health.polaris.encounters.epr;

import health.polaris.encounters.epr.message.MessageIdentity;
import health.polaris.eventbus.contract.MessageOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Remembers what became of each message, in the transaction of its work, so that a second delivery changes nothing. */
@Component
class EprInbox {

    private static final Logger log = LoggerFactory.getLogger(EprInbox.class);

    private static final int PURGE_BATCH = 5_000;

    private final JdbcClient jdbc;
    private final Duration retention;

    EprInbox(JdbcClient jdbc, EprSettings settings) {
        this.jdbc = jdbc;
        this.retention = Duration.ofDays(settings.inboxRetentionDays());
    }

    /**
     * Takes on a message, unless it was processed with this {@code reprocess} or a higher one. One that was rejected is
     * tried again: that is how a dead letter works that an operator has put back.
     */
    boolean takeOn(MessageIdentity message) {
        return jdbc.sql("""
                        insert into epr_message (message_uuid, reprocess, received_at, processed_at, outcome)
                        values (:uuid, :reprocess, now(), now(), 'processed')
                        on conflict (message_uuid) do update
                        set reprocess = greatest(epr_message.reprocess, excluded.reprocess),
                            received_at = excluded.received_at, processed_at = excluded.processed_at,
                            outcome = excluded.outcome, reason = null
                        where epr_message.outcome = 'rejected' or epr_message.reprocess < excluded.reprocess
                        """)
                        .param("uuid", message.uuid())
                        .param("reprocess", message.reprocess())
                        .update()
                == 1;
    }

    void wasLate(MessageIdentity message) {
        jdbc.sql("update epr_message set reason = ? where message_uuid = ?")
                .params(MessageOutcome.LATE, message.uuid())
                .update();
    }

    /** False when the message was processed already. */
    boolean reject(MessageIdentity message, String reason) {
        return jdbc.sql("""
                        insert into epr_message (message_uuid, reprocess, received_at, outcome, reason)
                        values (:uuid, :reprocess, now(), 'rejected', :reason)
                        on conflict (message_uuid) do update
                        set reprocess = greatest(epr_message.reprocess, excluded.reprocess),
                            received_at = excluded.received_at, processed_at = null,
                            outcome = excluded.outcome, reason = excluded.reason
                        where epr_message.outcome = 'rejected' or epr_message.reprocess < excluded.reprocess
                        """)
                        .param("uuid", message.uuid())
                        .param("reprocess", message.reprocess())
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** Forgets old rows, in pieces, so that no transaction is long. */
    @Scheduled(initialDelayString = "PT6M", fixedDelayString = "PT1H")
    void purge() {
        int rows = PURGE_BATCH;
        while (rows == PURGE_BATCH) {
            rows = purgeBatch();
            log.debug("Purged {} rows of the EPR's messages", rows);
        }
    }

    private int purgeBatch() {
        return jdbc.sql("""
                        delete from epr_message where ctid = any(array(
                            select ctid from epr_message where received_at < ? limit ?))
                        """)
                .params(Instant.now().minus(retention).atOffset(ZoneOffset.UTC), PURGE_BATCH)
                .update();
    }
}
