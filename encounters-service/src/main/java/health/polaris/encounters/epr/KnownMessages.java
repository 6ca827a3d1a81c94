package health.polaris.encounters.epr;

import health.polaris.encounters.epr.message.MessageIdentity;
import health.polaris.encounters.settings.EprSettings;
import health.polaris.eventbus.consume.OldRows;
import health.polaris.eventbus.contract.MessageOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Which messages came before, so that a second delivery changes nothing. What became a fact is remembered by the fact;
 * the table {@code epr_message} has what was refused before it became one, and what was done before there were facts.
 */
@Component
class KnownMessages {

    private static final String FIND = """
            select id, reprocess, told as outcome, true as is_fact from fact where id = any(:uuids)
            union all
            select message_uuid, reprocess, outcome, false from epr_message where message_uuid = any(:uuids)
            order by is_fact
            """;

    private final JdbcClient jdbc;
    private final Duration retention;

    KnownMessages(JdbcClient jdbc, EprSettings settings) {
        this.jdbc = jdbc;
        this.retention = Duration.ofDays(settings.inboxRetentionDays());
    }

    /**
     * A message that came before.
     *
     * @param outcome {@code rejected}, or that it was done
     * @param isFact it was refused, or done long ago, when not
     */
    record Known(long reprocess, String outcome, boolean isFact) {

        boolean isRejected() {
            return outcome.equals(MessageOutcome.REJECTED);
        }

        /** What was refused is tried again: that is how a dead letter works that an operator has put back. */
        boolean makesRepeated(MessageIdentity message) {
            return message.reprocess() <= reprocess && (isFact || !isRejected());
        }
    }

    /** By uuid; of a message that is a fact only that. */
    Map<String, Known> find(Collection<String> uuids) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql(FIND).param("uuids", uuids.toArray(String[]::new)).query(row -> {
            known.put(
                    row.getString("id"),
                    new Known(row.getLong("reprocess"), row.getString("outcome"), row.getBoolean("is_fact")));
        });
        return known;
    }

    /** They are facts now. */
    void forgetRefused(Collection<String> uuids) {
        if (!uuids.isEmpty()) {
            jdbc.sql("delete from epr_message where message_uuid = any(?)")
                    .param(uuids.toArray(String[]::new))
                    .update();
        }
    }

    void refuse(MessageIdentity message, @Nullable String reason) {
        jdbc.sql("""
                        insert into epr_message (message_uuid, reprocess, received_at, outcome, reason)
                        values (:uuid, :reprocess, now(), 'rejected', :reason)
                        on conflict (message_uuid) do update
                        set reprocess = greatest(epr_message.reprocess, excluded.reprocess),
                            received_at = excluded.received_at, processed_at = null,
                            outcome = excluded.outcome, reason = excluded.reason
                        """)
                .param("uuid", message.uuid())
                .param("reprocess", message.reprocess())
                .param("reason", reason)
                .update();
    }

    @Scheduled(initialDelayString = "PT6M", fixedDelayString = "PT1H")
    void purge() {
        new OldRows(jdbc, "epr_message", "received_at").forget(Instant.now().minus(retention));
    }
}
