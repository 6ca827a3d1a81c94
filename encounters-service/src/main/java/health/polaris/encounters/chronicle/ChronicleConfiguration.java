package health.polaris.encounters.chronicle;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** How long the chronicle is kept. */
@Configuration
@EnableConfigurationProperties(ChronicleSettings.class)
class ChronicleConfiguration {}
