package health.polaris.eventbus.deadletter;

import health.polaris.eventbus.broker.BrokerLink;
import health.polaris.eventbus.broker.ConfirmedPublisher;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.contract.AmqpJson;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way into the queue {@code errors}, and out of it. */
@Configuration(proxyBeanMethods = false)
public class DeadLetterConfiguration {

    @Bean
    DeadLetters deadLetters(ConfirmedPublisher publisher, MessagingSettings settings, AmqpJson json) {
        return new DeadLetters(publisher, settings, json, Clock.systemUTC());
    }

    @Bean
    ErrorQueue errorQueue(BrokerLink link, ConfirmedPublisher publisher, MessagingSettings settings, AmqpJson json) {
        return new ErrorQueue(link, publisher, settings, json);
    }
}
