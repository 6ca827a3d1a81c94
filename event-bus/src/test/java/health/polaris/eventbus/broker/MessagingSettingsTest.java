package health.polaris.eventbus.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

class MessagingSettingsTest {

    private static MessagingSettings settings(Map<String, String> properties) {
        try (LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean()) {
            validator.afterPropertiesSet();
            return new Binder(new MapConfigurationPropertySource(properties))
                    .bindOrCreate(
                            "polaris.messaging",
                            Bindable.of(MessagingSettings.class),
                            new ValidationBindHandler(validator));
        }
    }

    /** With a batch of none a consumer takes messages and never handles one. */
    @ParameterizedTest
    @CsvSource({
        "max-attempts, 0",
        "prefetch, 0",
        "batch-size, 0",
        "concurrency, -1",
        "publishers, 0",
        "confirm-timeout, 0s",
        "refused-after, -1s",
        "first-retry-delay, 0s",
        "longest-retry-delay, -10s",
        "patience, -1s",
        "drain-timeout, -1s",
        "max-body-size, 0",
        "max-body-size, 4GB",
        "max-body-size, 2147483647",
        "inbox-retention, 0s"
    })
    void refusesWhatNothingWorksWith(String name, String value) {
        assertThatThrownBy(() -> settings(Map.of("polaris.messaging." + name, value)))
                .isInstanceOf(BindException.class)
                .rootCause()
                .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING)
                .contains(name.equals("max-body-size") ? "max-body-size" : camelCase(name));
    }

    private static String camelCase(String name) {
        return Pattern.compile("-(.)")
                .matcher(name)
                .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    @Test
    void readsBodiesOfTwoGigabytesAtMost() {
        assertThat(settings(Map.of("polaris.messaging.max-body-size", "2147483646"))
                        .maxBodyBytes())
                .isEqualTo(Integer.MAX_VALUE - 1);
    }

    @Test
    void listsQueuesByTheirNames() {
        assertThat(settings(Map.of("polaris.messaging.queues", "encounters.epr-actions,MESSAGES_CLINICIANS"))
                        .queues())
                .containsExactlyInAnyOrder(PolarisQueue.ENCOUNTERS_EPR_ACTIONS, PolarisQueue.MESSAGES_CLINICIANS);
    }

    @Test
    void aServiceThatListsWhatItPublishesPublishesNothingElse() {
        assertThat(settings(Map.of()).mayPublish("dhos.34837004")).isTrue();
        MessagingSettings listed =
                settings(Map.of("polaris.messaging.publishes", "dhos.34837004, dhos.tokens_revoked"));
        assertThat(listed.mayPublish("dhos.tokens_revoked")).isTrue();
        assertThat(listed.mayPublish("dhos.D9000001")).isFalse();
    }

    @Test
    void growsRetryDelaysUpToTheLongest() {
        MessagingSettings settings = settings(Map.of());

        assertThat(settings.retryDelay(1)).hasMillis(200);
        assertThat(settings.retryDelay(2)).hasMillis(400);
        assertThat(settings.retryDelay(1_000_000)).hasSeconds(10);
    }
}
