package health.polaris.web.stream;

import health.polaris.common.security.Revocations;
import health.polaris.web.accessrecord.AccessRecordAutoConfiguration;
import health.polaris.web.accessrecord.PersonsShown;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** For services whose lists have changes to tell of. */
@AutoConfiguration(after = AccessRecordAutoConfiguration.class)
@ConditionalOnBooleanProperty("polaris.event-stream.offered")
@EnableConfigurationProperties(EventStreamSettings.class)
public class EventStreamAutoConfiguration {

    @Bean
    EventStreams eventStreams(
            EventStreamSettings settings,
            PersonsShown persons,
            ObjectProvider<Revocations> revocations,
            MeterRegistry meters) {
        return new EventStreams(
                settings, persons, revocations.getIfAvailable(() -> Revocations.NONE), Clock.systemUTC(), meters);
    }
}
