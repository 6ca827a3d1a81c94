package health.polaris.encounters.fact;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock by which what waits is rejected, and old facts are taken up by a base. */
@Configuration
@EnableConfigurationProperties(FactSettings.class)
class FactConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
