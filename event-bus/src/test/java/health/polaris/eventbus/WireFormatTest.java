package health.polaris.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WireFormatTest {

    private static final Instant NOW = Instant.parse("2027-03-09T16:02:11.904512Z");

    private static MessagingSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("polaris.messaging", MessagingSettings.class);
    }

    @Test
    void packsBodiesWhenToldTo() {
        MessagingSettings settings = settings(
                Map.of("polaris.messaging.compression", "bzip2", "polaris.messaging.content-type", "application/json"));

        OutgoingMessage message =
                OutgoingMessage.of(new OutboundEvent("m", RoutingKeys.EPR_ACTIONS, "{}", "r", NOW), settings);

        assertThat(message.properties().getHeaders()).isEqualTo(Map.of("compression", "application/x-bz2"));
        assertThat(message.properties().getContentType()).isEqualTo("application/json");
        assertThat(Compression.BZIP2.unpack(message.body(), 10))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{}");
        assertThat(message.mandatory()).isTrue();
    }

    @Test
    void listsQueuesByTheirNames() {
        assertThat(settings(Map.of("polaris.messaging.queues", "encounters.epr-actions,MESSAGES_CLINICIANS"))
                        .queues())
                .containsExactlyInAnyOrder(PolarisQueue.ENCOUNTERS_EPR_ACTIONS, PolarisQueue.MESSAGES_CLINICIANS);
    }

    @Test
    void growsRetryDelaysUpToTheLongest() {
        MessagingSettings settings = settings(Map.of());

        assertThat(settings.retryDelay(1)).hasMillis(200);
        assertThat(settings.retryDelay(2)).hasMillis(400);
        assertThat(settings.retryDelay(1_000_000)).hasSeconds(10);
    }

    @Test
    void aDeadLetterNeitherExpiresNorClaimsAnotherUser() {
        BasicProperties properties = new BasicProperties.Builder()
                .expiration("60000")
                .userId("other-program")
                .messageId("m")
                .build();
        Delivery delivery =
                new Delivery(new Envelope(1, false, "dhos", RoutingKeys.EPR_ACTIONS), properties, new byte[1]);
        ConfirmedPublisher publisher =
                new ConfirmedPublisher(new BrokerLink(new CachingConnectionFactory()), settings(Map.of()));
        DeadLetters deadLetters = new DeadLetters(publisher, Clock.fixed(NOW, ZoneOffset.UTC));

        OutgoingMessage letter = deadLetters.letter(
                PolarisQueue.ENCOUNTERS_EPR_ACTIONS,
                new InboundMessage(delivery, new AmqpJson(), 10),
                new Failure(Failure.Kind.PERMANENT, "x.Y", "why"),
                3);

        assertThat(letter.exchange()).isEqualTo("dhos-dlx");
        assertThat(letter.mandatory()).isTrue();
        assertThat(letter.properties().getExpiration()).isNull();
        assertThat(letter.properties().getUserId()).isNull();
        assertThat(letter.properties().getMessageId()).isEqualTo("m");
        assertThat(letter.properties().getHeaders())
                .isEqualTo(Map.of(
                        "polaris-queue", "encounters.epr-actions",
                        "polaris-reason", "why",
                        "polaris-exception", "x.Y",
                        "polaris-attempts", 3,
                        "polaris-failed-at", "2027-03-09T16:02:11.904Z",
                        "polaris-routing-key", RoutingKeys.EPR_ACTIONS));
    }
}
