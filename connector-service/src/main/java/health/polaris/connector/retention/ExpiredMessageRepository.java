package health.polaris.connector.retention;

import health.polaris.connector.database.SqlTime;
import health.polaris.web.database.AdvisoryLocks;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes old messages, a few hundred in a transaction, and never one that something is still to happen with. */
@Component
class ExpiredMessageRepository {

    /** {@code src_description} of what came in, and of what went out. */
    static final String RECEIVED = "tie";

    static final String SENT = "dhos";

    private static final int BATCH = 500;

    /** An accepted message stays until the platform has processed it. */
    private static final String EXPIRED = """
            select uuid, created from hl7_message m
            where src_description = :source and coalesce(profile, 'default') = :profile
              and (created, uuid) > (:afterCreated, :afterUuid) and created < :before
              and (state <> 'accepted' or exists (
                  select 1 from message_progress p where p.message_uuid = m.uuid and p.state = 'processed'))
            order by created, uuid limit :batch
            for update skip locked
            """;

    /** Rows that a delivery still needs; the lock keeps others from trying them again meanwhile. */
    private static final String ON_THEIR_WAY = """
            select message_uuid, state in ('pending', 'sending') as waiting from delivery
            where message_uuid in (:uuids) order by sequence for update
            """;

    private final JdbcClient database;
    private final AdvisoryLocks locks;

    ExpiredMessageRepository(JdbcClient database, AdvisoryLocks locks) {
        this.database = database;
        this.locks = locks;
    }

    /**
     * What one transaction did.
     *
     * @param last the youngest message looked at; null when there are no more
     */
    record Batch(int deleted, @Nullable Place last) {}

    /** Where a message is in the order of age. */
    record Place(Instant created, String uuid) {

        static final Place FIRST = new Place(Instant.EPOCH, "");
    }

    /** Null when another replica is at it. */
    @Transactional
    public @Nullable Batch delete(String source, String profile, Place after, Instant before) {
        if (!alone()) {
            return null;
        }
        List<Place> rows = expired(source, profile, after, before);
        Set<String> uuids = new HashSet<>(rows.stream().map(Place::uuid).toList());
        if (!uuids.isEmpty()) {
            uuids.removeAll(waiting(uuids));
        }
        int deleted = uuids.isEmpty()
                ? 0
                : database.sql("delete from hl7_message where uuid in (:uuids)")
                        .param("uuids", uuids)
                        .update();
        return new Batch(deleted, rows.size() < BATCH ? null : rows.getLast());
    }

    private boolean alone() {
        return locks.takeIfFree("expired messages");
    }

    private List<Place> expired(String source, String profile, Place after, Instant before) {
        return database.sql(EXPIRED)
                .param("source", source)
                .param("profile", profile)
                .param("afterCreated", SqlTime.of(after.created()))
                .param("afterUuid", after.uuid())
                .param("before", SqlTime.of(before))
                .param("batch", BATCH)
                .query((row, number) -> new Place(SqlTime.required(row, "created"), row.getString("uuid")))
                .list();
    }

    private List<String> waiting(Set<String> uuids) {
        record Delivery(String uuid, boolean waiting) {}
        return database
                .sql(ON_THEIR_WAY)
                .param("uuids", uuids)
                .query((row, number) -> new Delivery(row.getString("message_uuid"), row.getBoolean("waiting")))
                .list()
                .stream()
                .filter(Delivery::waiting)
                .map(Delivery::uuid)
                .toList();
    }
}
