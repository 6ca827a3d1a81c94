package health.polaris.common;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** What every service knows about itself, and the time. */
@AutoConfiguration
@EnableConfigurationProperties(DeploymentEnvironment.class)
public class PlatformAutoConfiguration {

    /** Days end in UTC, wherever the container runs. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
