package health.polaris.connector.inbound;

import health.polaris.connector.hl7.body.MessageTransformer;
import health.polaris.connector.hl7.message.MessageLimits;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** What a hospital sets or replaces. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadingSettings.class)
class InboundConfiguration {

    @Bean
    MessageLimits messageLimits(ReadingSettings settings) {
        return settings.limits();
    }

    @Bean
    @Fallback
    MessageTransformer unchanged() {
        return text -> text;
    }
}
