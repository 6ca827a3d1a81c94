package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.eventbus.consume.QueueConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EprConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(EprConfiguration.class)
            .withPropertyValues(
                    "polaris.epr.consumer-enabled=false",
                    "polaris.epr.inbox-retention-days=90",
                    "polaris.epr.system-id=dhos-async-adapter");

    @Test
    void consumesNothingWhenDisabled() {
        runner.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(QueueConsumer.class));
    }

    @Test
    void startsWithNeitherAnEmptyRetentionNorANamelessSystem() {
        runner.withPropertyValues("polaris.epr.inbox-retention-days=0")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("EPR_INBOX_RETENTION_DAYS"));
        runner.withPropertyValues("polaris.epr.system-id=")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("EPR_SYSTEM_ID"));
    }
}
