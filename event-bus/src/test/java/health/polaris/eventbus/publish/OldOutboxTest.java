package health.polaris.eventbus.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** An upgrade from the version that kept its events in the table of a library. */
class OldOutboxTest {

    private final Road road;

    OldOutboxTest(@TempDir Path folder) throws Exception {
        road = new Road(folder).listen();
    }

    @AfterEach
    void close() {
        road.close();
    }

    private static void oldRow(ConfigurableApplicationContext service, String id, String type, String payload, int at) {
        Road.database(service).sql("""
                        insert into outbox_record (id, status, record_key, record_type, payload, created_at,
                            failure_count, next_retry_at, partition_no, handler_id)
                        values (?, 'NEW', 'key', ?, ?, now() - interval '1 hour' + ? * interval '1 second',
                            3, now(), 7, 'health.polaris.common.messaging.OutboxSender#send')
                        """).params(id, type, payload, at).update();
    }

    private static void oldEvent(ConfigurableApplicationContext service, String text, int at) {
        oldRow(
                service,
                "record-" + at,
                "health.polaris.common.messaging.OutboundEvent",
                """
                {"message_id":"%s","routing_key":"dhos.DM000007","body":"{\\"text\\":\\"%s\\"}",\
                "correlation_id":"r1","published_at":"2026-11-29T03:04:05.678+00:00"}
                """.formatted(messageId(at), text),
                at);
    }

    private static String messageId(int at) {
        return "c0ffee00-7b0f-4d2c-a9a5-30f5f1b3a%03d".formatted(at);
    }

    private static int count(ConfigurableApplicationContext service, String table) {
        return Road.database(service)
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    @Test
    void sendsWhatTheOldVersionLeftBehindFirstAndWhatItStillWrites() throws Exception {
        try (ConfigurableApplicationContext before = road.service(Map.of("RABBITMQ_DISABLED", "true"))) {
            Road.publish(before, "new");
            oldEvent(before, "second", 2);
            oldEvent(before, "first", 1);
            oldRow(before, "group", "health.polaris.users.identity.GroupChange", "{\"joined\":true}", 0);
            Road.database(before).sql("""
                            insert into outbox_instance
                            values ('old', 'host', 1, 'ACTIVE', now(), now(), now(), now())
                            """).update();
        }

        ConfigurableApplicationContext service = road.service();

        assertThat(road.take(3)).containsExactly("{\"text\":\"first\"}", "{\"text\":\"second\"}", "\"new\"");
        oldEvent(service, "of a replica that still runs", 3);
        assertThat(road.take(1)).containsExactly("{\"text\":\"of a replica that still runs\"}");
        Awaitility.await().until(() -> count(service, "outbox_event") == 0);
        assertThat(count(service, "outbox_record"))
                .as("group changes are moved by users-service")
                .isEqualTo(1);
    }
}
