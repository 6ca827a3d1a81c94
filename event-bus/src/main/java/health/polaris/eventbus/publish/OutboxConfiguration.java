package health.polaris.eventbus.publish;

import health.polaris.eventbus.broker.BrokerLink;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.broker.Topology;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The outbox and its way to the broker. A service that only listens has neither, nor their tables. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "polaris.messaging.publishing", matchIfMissing = true)
public class OutboxConfiguration {

    /** Has a connection of its own beside the pool's, for as long as it runs. */
    @Bean
    OutboxRelay outboxRelay(
            JdbcConnectionDetails database,
            BrokerLink link,
            Topology topology,
            MessagingSettings settings,
            MeterRegistry registry,
            Traces traces) {
        DriverManagerDataSource connections = new DriverManagerDataSource(
                database.getJdbcUrl(), String.valueOf(database.getUsername()), String.valueOf(database.getPassword()));
        return new OutboxRelay(
                new Leadership(connections), link, topology, settings, new RelayMeters(registry), traces);
    }

    @Bean
    OutboxMeters outboxMeters(DataSource database) {
        return new OutboxMeters(JdbcClient.create(database));
    }

    @Bean
    EventOutbox eventOutbox(
            DataSource database, OutboxRelay relay, MessagingSettings settings, AmqpJson json, Traces traces) {
        OutboxTable table = new OutboxTable(JdbcClient.create(database));
        return new EventOutbox(table, relay, settings, json, new AuditTrail(), traces, Clock.systemUTC());
    }
}
