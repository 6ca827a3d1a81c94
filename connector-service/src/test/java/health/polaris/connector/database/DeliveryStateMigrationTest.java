package health.polaris.connector.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries that operators had given up are told apart from those that were given up by themselves. */
class DeliveryStateMigrationTest {

    private final MigratedDatabase migrated = MigratedDatabase.fresh();
    private final JdbcClient database = migrated.client();

    /** @param happened with it, the last one last */
    private void delivery(String uuid, String state, String... happened) {
        database.sql("""
                insert into hl7_message (uuid, created, created_by_, modified, modified_by_, version, content,
                    src_description, dst_description, is_processed, state)
                values (?, now(), 'epr', now(), 'epr', 0, 'MSH', 'dhos', 'tie', false, 'outgoing')
                """).param(uuid).update();
        database.sql("""
                insert into delivery (message_uuid, destination, lane, request_id, state, queued_at, next_attempt_at)
                values (?, 'epr', sha256('x'), 'r', ?, now(), now())
                """).params(uuid, state).update();
        for (String event : happened) {
            database.sql("insert into message_event (message_uuid, at, event, actor) values (?, now(), ?, 'somebody')")
                    .params(uuid, event)
                    .update();
        }
    }

    private String state(String uuid) {
        return database.sql("select state from delivery where message_uuid = ?")
                .param(uuid)
                .query(String.class)
                .single();
    }

    @Test
    void whatOperatorsHaveGivenUpIsEndedByThem() {
        migrated.migrateTo("2026.12.1.3.1");
        delivery("by an operator", "given_up", "attempt_failed", "delivery_give_up");
        delivery("by itself", "given_up", "attempt_failed", "given_up");
        delivery("by itself since", "given_up", "delivery_give_up", "delivery_retry", "given_up");
        delivery("of before there were events", "given_up");
        delivery("sent since", "sent", "delivery_give_up", "delivery_retry", "sent");
        migrated.migrateTo("latest");
        assertThat(state("by an operator")).isEqualTo("ended_by_operator");
        assertThat(state("by itself")).isEqualTo("given_up");
        assertThat(state("by itself since")).isEqualTo("given_up");
        assertThat(state("of before there were events")).isEqualTo("given_up");
        assertThat(state("sent since")).isEqualTo("sent");
    }
}
