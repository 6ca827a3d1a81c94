package health.polaris.eventbus.publish;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.eventbus.broker.Compression;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.broker.OutgoingMessage;
import health.polaris.eventbus.contract.RoutingKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** An event as it goes over the wire. */
class OutboundEventTest {

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
                new OutboundEvent("m", RoutingKeys.EPR_ACTIONS, "{}", "r", null, NOW).message(settings, null);

        assertThat(message.properties().getHeaders()).isEqualTo(Map.of("compression", "application/x-bz2"));
        assertThat(message.properties().getContentType()).isEqualTo("application/json");
        assertThat(Compression.BZIP2.unpack(message.body(), 10))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{}");
        assertThat(message.mandatory()).isTrue();
    }
}
