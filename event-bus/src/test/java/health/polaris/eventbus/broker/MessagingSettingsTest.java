package health.polaris.eventbus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MessagingSettingsTest {

    private static MessagingSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("polaris.messaging", MessagingSettings.class);
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
}
