package health.polaris.encounters.fact;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** How long what cannot be placed waits, and how long facts are kept. */
@Configuration
@EnableConfigurationProperties(FactSettings.class)
class FactConfiguration {}
