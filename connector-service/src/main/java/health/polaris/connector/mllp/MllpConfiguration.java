package health.polaris.connector.mllp;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The listener's settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MllpSettings.class)
class MllpConfiguration {}
