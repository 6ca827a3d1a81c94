package health.polaris.eventbus.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.Envelope;
import health.polaris.eventbus.broker.BrokerLink;
import health.polaris.eventbus.broker.ConfirmedPublisher;
import health.polaris.eventbus.broker.InboundMessage;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.broker.OutgoingMessage;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.EprActions;
import health.polaris.eventbus.contract.RejectedMessageException;
import health.polaris.eventbus.contract.RoutingKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DeadLettersTest {

    private static final Instant NOW = Instant.parse("2027-03-09T16:02:11.904512Z");

    private static MessagingSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("polaris.messaging", MessagingSettings.class);
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

        OutgoingMessage letter = deadLetters()
                .letter(
                        PolarisQueue.ENCOUNTERS_EPR_ACTIONS,
                        new InboundMessage(delivery, new AmqpJson(), 10),
                        "why",
                        "x.Y",
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

    @Test
    void anEventWhoseTimeIsOverIsALetterLikeTheOthers() {
        EprActions event = new EprActions("m", List.of(), null, null, null, null, null, null);

        OutgoingMessage letter =
                deadLetters().letter(PolarisQueue.ENCOUNTERS_EPR_ACTIONS, event, "PV1-19: merge the two patients");

        assertThat(letter.exchange()).isEqualTo("dhos-dlx");
        assertThat(letter.routingKey()).isEqualTo(RoutingKeys.EPR_ACTIONS);
        assertThat(letter.properties().getDeliveryMode()).isEqualTo(2);
        assertThat(letter.properties().getCorrelationId()).isNotBlank();
        assertThat(letter.properties().getHeaders())
                .containsEntry("polaris-queue", "encounters.epr-actions")
                .containsEntry("polaris-reason", "PV1-19: merge the two patients")
                .containsEntry("polaris-exception", RejectedMessageException.class.getName())
                .containsEntry("polaris-attempts", 1)
                .containsEntry("polaris-failed-at", "2027-03-09T16:02:11.904Z");
        assertThat(new AmqpJson().read(letter.body(), EprActions.class)).isEqualTo(event);
    }

    private static DeadLetters deadLetters() {
        MessagingSettings settings = settings(Map.of());
        ConfirmedPublisher publisher = new ConfirmedPublisher(new BrokerLink(new CachingConnectionFactory()), settings);
        return new DeadLetters(publisher, settings, new AmqpJson(), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
