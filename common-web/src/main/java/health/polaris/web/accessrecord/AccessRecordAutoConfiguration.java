package health.polaris.web.accessrecord;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** For services that show persons. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass(JdbcTemplate.class)
@ConditionalOnBooleanProperty("polaris.access-records.recorded")
@EnableConfigurationProperties(AccessRecordSettings.class)
public class AccessRecordAutoConfiguration {

    @Bean
    AccessRecords accessRecords(
            JdbcTemplate database,
            PlatformTransactionManager transactions,
            AccessRecordSettings settings,
            MeterRegistry meters) {
        return new AccessRecords(
                new AccessRecordTable(database, transactions), settings.kept(), AccessRecords.ROOM, meters);
    }

    @Bean
    PersonsShown personsShown(AccessRecords records) {
        return new PersonsShown(records, Clock.systemUTC());
    }

    @Bean
    AccessRecordAdvice accessRecordAdvice(PersonsShown persons) {
        return new AccessRecordAdvice(persons);
    }

    @Bean
    AccessRecordController accessRecordController(JdbcClient database) {
        return new AccessRecordController(new AccessRecordSearch(database));
    }
}
