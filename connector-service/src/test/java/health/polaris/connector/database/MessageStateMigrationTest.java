package health.polaris.connector.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The state of rows of before, and of those that the version before writes while this one takes over. */
class MessageStateMigrationTest {

    private static final String LAST_OF_THE_VERSION_BEFORE = "2026.11.21.7.1";

    private final MigratedDatabase migrated = MigratedDatabase.fresh();
    private final JdbcClient database = migrated.client();

    @BeforeEach
    void theVersionBefore() {
        migrated.migrateTo(LAST_OF_THE_VERSION_BEFORE);
    }

    /** As the version before inserts it: all its columns, and none that it does not know. */
    private void insert(String uuid, String columns, String values) {
        database.sql("""
                        insert into hl7_message (uuid, created, created_by_, modified, modified_by_, version, content,
                            dst_description, %s)
                        values ('%s', now(), 'epr', now(), 'epr', 0, 'MSH', 'dhos', %s)
                        """.formatted(columns, uuid, values)).update();
    }

    private void insertEachKind(String prefix) {
        String received = "src_description, is_processed, ";
        insert(prefix + "unreadable", received + "refusal", "'tie', false, 'not_hl7'");
        insert(prefix + "refused", received + "ack, refusal", "'tie', false, 'MSA|AE', 'timestamp'");
        insert(prefix + "refused before V7", received + "ack", "'tie', false, 'MSA|AE'");
        insert(
                prefix + "duplicate",
                received + "ack, refusal, message_type",
                "'tie', false, 'MSA|AR', 'duplicate', 'A'");
        insert(prefix + "duplicate before V7", received + "ack, message_type", "'tie', false, 'MSA|AR', 'ADT^A01'");
        insert(prefix + "published", received + "ack, sequence", "'tie', false, 'MSA|AA', 1");
        insert(prefix + "processed", received + "ack, sequence, outcome", "'tie', true, 'MSA|AA', 2, 'processed'");
        insert(
                prefix + "rejected",
                received + "ack, sequence, outcome, outcome_reason, outcome_at, reprocess",
                "'tie', false, 'MSA|AA', 3, 'rejected', 'no ward', now(), 2");
        insert(prefix + "outgoing", received + "message_type", "'dhos', false, 'ORU^R01'");
        insert(prefix + "sent", received + "ack, message_type", "'dhos', true, 'MSA|AA', 'ORU^R01'");
    }

    /** {@code accepted rejected no ward 2}, as far as anything is known. */
    private String standing(String uuid) {
        return database.sql("""
                        select concat_ws(' ', m.state, p.state, p.outcome_reason, p.reprocess, p.answer)
                        from hl7_message m left join message_progress p on p.message_uuid = m.uuid where uuid = ?
                        """).param(uuid).query(String.class).single();
    }

    private void assertEachKind(String prefix) {
        assertThat(standing(prefix + "unreadable")).isEqualTo("unreadable");
        assertThat(standing(prefix + "refused")).isEqualTo("refused");
        assertThat(standing(prefix + "refused before V7")).isEqualTo("refused");
        assertThat(standing(prefix + "duplicate")).isEqualTo("duplicate");
        assertThat(standing(prefix + "duplicate before V7")).isEqualTo("duplicate");
        assertThat(standing(prefix + "published")).isEqualTo("accepted waiting");
        assertThat(standing(prefix + "processed")).isEqualTo("accepted processed");
        assertThat(standing(prefix + "rejected")).isEqualTo("accepted rejected no ward 2");
        assertThat(standing(prefix + "outgoing")).isEqualTo("outgoing");
    }

    @Test
    void fillsTheRowsOfBefore() {
        insertEachKind("");
        migrated.migrateTo("latest");
        assertEachKind("");
        assertThat(standing("sent")).isEqualTo("outgoing processed MSA|AA");
    }

    @Test
    void fillsATableOfManyParts() {
        database.sql("""
                        insert into hl7_message (uuid, created, created_by_, modified, modified_by_, version, content,
                            src_description, dst_description, is_processed, sequence, ack)
                        select gen_random_uuid(), now(), 'epr', now(), 'epr', 0, 'MSH', 'tie', 'dhos', n % 2 = 0,
                            nullif(n % 3, 0) * n, 'MSA|AA' from generate_series(1, 9000) n
                        """).update();
        migrated.migrateTo("latest");
        assertThat(count("state = 'accepted'")).isEqualTo(6000);
        assertThat(count("state = 'refused'")).isEqualTo(3000);
        assertThat(count("exists (select 1 from message_progress p where message_uuid = uuid and p.state = 'waiting')"))
                .isEqualTo(3000);
    }

    private long count(String condition) {
        return database.sql("select count(*) from hl7_message where " + condition)
                .query(Long.class)
                .single();
    }

    @Test
    void givesAStateToRowsThatTheVersionBeforeInsertsMeanwhile() {
        migrated.migrateTo("2026.11.29.13.1");
        insertEachKind("during ");
        assertEachKind("during ");
        migrated.migrateTo("latest");
        insertEachKind("after ");
        assertEachKind("during ");
        assertEachKind("after ");
        assertThat(standing("during sent")).isEqualTo("outgoing processed MSA|AA");
    }

    @Test
    void followsWhatTheVersionBeforeWritesLater() {
        insertEachKind("");
        migrated.migrateTo("latest");
        database.sql(
                        "update hl7_message set is_processed = true, outcome = 'processed', modified = now() + interval '1 s'"
                                + " where uuid in ('published', 'rejected')")
                .update();
        database.sql("update hl7_message set is_processed = true, ack = 'MSA|AE', modified = now() + interval '1 s'"
                        + " where uuid = 'outgoing'")
                .update();
        database.sql("update hl7_message set sequence = 9 where uuid = 'refused'")
                .update();
        assertThat(standing("published")).isEqualTo("accepted processed");
        assertThat(standing("rejected")).startsWith("accepted processed");
        assertThat(standing("outgoing")).isEqualTo("outgoing processed MSA|AE");
        assertThat(standing("refused")).isEqualTo("accepted waiting");
    }

    @Test
    void aLateRefusalThatTheVersionBeforeHearsIsNone() {
        insertEachKind("");
        migrated.migrateTo("latest");
        database.sql(
                        "update message_progress set state = 'processed', outcome = 'processed' where message_uuid = 'published'")
                .update();
        database.sql("update hl7_message set outcome = 'rejected', outcome_reason = 'late' where uuid = 'published'")
                .update();
        assertThat(standing("published")).isEqualTo("accepted processed");
    }

    @Test
    void deletesWhatBecameOfAMessageWithIt() {
        migrated.migrateTo("latest");
        insertEachKind("");
        database.sql("delete from hl7_message").update();
        assertThat(database.sql("select count(*) from message_progress")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
