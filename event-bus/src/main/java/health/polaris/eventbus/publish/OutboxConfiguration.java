package health.polaris.eventbus.publish;

import health.polaris.eventbus.BrokerLink;
import health.polaris.eventbus.MessagingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The outbox of a service. */
@Configuration(proxyBeanMethods = false)
public class OutboxConfiguration {

    @Bean
    OutboxTable outboxTable(DataSource database) {
        return new OutboxTable(JdbcClient.create(database));
    }

    /** A connection of its own beside the pool's, for as long as it leads. */
    @Bean
    OutboxRelay outboxRelay(
            JdbcConnectionDetails database, BrokerLink link, MessagingSettings settings, MeterRegistry registry) {
        DriverManagerDataSource connections = new DriverManagerDataSource(
                database.getJdbcUrl(), String.valueOf(database.getUsername()), String.valueOf(database.getPassword()));
        return new OutboxRelay(new Leadership(connections), link, settings, new RelayMeters(registry));
    }

    @Bean
    OutboxMeters outboxMeters(DataSource database) {
        return new OutboxMeters(JdbcClient.create(database));
    }
}
