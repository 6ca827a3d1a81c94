package health.polaris.eventbus.publish;

import health.polaris.eventbus.broker.BrokerLink;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.contract.AmqpJson;
import io.micrometer.core.instrument.MeterRegistry;
import io.namastack.outbox.Outbox;
import io.namastack.outbox.OutboxPayloadSerializer;
import io.namastack.outbox.OutboxProperties;
import io.namastack.outbox.OutboxRecordRepository;
import io.namastack.outbox.OutboxService;
import io.namastack.outbox.context.OutboxContextCollector;
import io.namastack.outbox.handler.registry.OutboxHandlerRegistry;
import io.namastack.outbox.trigger.OutboxPollingTrigger;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox and its way to the broker. */
@Configuration(proxyBeanMethods = false)
public class OutboxConfiguration {

    @Bean
    ConfirmedPublisher confirmedPublisher(BrokerLink link, MessagingSettings settings) {
        return new ConfirmedPublisher(link, settings);
    }

    @Bean
    OutboxSender outboxSender(ConfirmedPublisher publisher, MessagingSettings settings, MeterRegistry meters) {
        return new OutboxSender(publisher, settings, meters);
    }

    @Bean
    OutboxPayloadSerializer outboxPayloadSerializer(AmqpJson json) {
        return new OutboundEventSerializer(json);
    }

    @Bean
    OutboxPollingTrigger outboxPollingTrigger(
            BrokerLink link, OutboxProperties properties, MessagingSettings settings) {
        return new OutboxPolling(link, properties, settings.disabled(), Clock.systemUTC());
    }

    /** As the library makes it, but with a clock of its own; the application's clock stays what it is. */
    @Bean
    Outbox outbox(OutboxContextCollector contexts, OutboxHandlerRegistry handlers, OutboxRecordRepository records) {
        return new OutboxService(contexts, handlers, records, new IncreasingClock(Clock.systemUTC()));
    }

    @Bean
    OutboxMeters outboxMeters(DataSource database) {
        return new OutboxMeters(JdbcClient.create(database));
    }

    @Bean
    EventOutbox eventOutbox(Outbox outbox, AmqpJson json) {
        return new EventOutbox(outbox, json, new AuditTrail(), Clock.systemUTC());
    }
}
