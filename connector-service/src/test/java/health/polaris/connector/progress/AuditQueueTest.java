package health.polaris.connector.progress;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import health.polaris.backing.TestServices;
import health.polaris.connector.Feed;
import health.polaris.testing.PolarisTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Audit events wait in a queue of their own for whoever keeps them, also while nobody listens. */
@PolarisTest
class AuditQueueTest {

    @LocalServerPort
    private int port;

    @Test
    void keepsWhatOperatorsDoUntilSomebodyTakesIt() throws Exception {
        Feed feed = new Feed(port);
        String uuid = feed.post(admission(fresh("MC-"), fresh("M"))).uuid();
        feed.reader().post("/dhos/v1/message/" + uuid + "/reprocess", null).expect(200);
        try (Connection connection = TestServices.broker().connect();
                Channel channel = connection.createChannel()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> takes(channel, uuid));
        }
    }

    /** As docs/operating.md has it: one after another, acknowledged when it is kept. */
    private static boolean takes(Channel channel, String uuid) throws Exception {
        GetResponse event = channel.basicGet("audit.events", false);
        while (event != null) {
            String body = new String(event.getBody(), StandardCharsets.UTF_8);
            assertThat(event.getProps().getMessageId()).isNotBlank();
            channel.basicAck(event.getEnvelope().getDeliveryTag(), false);
            if (body.contains("hl7_message_reprocessed") && body.contains(uuid)) {
                return true;
            }
            event = channel.basicGet("audit.events", false);
        }
        return false;
    }
}
