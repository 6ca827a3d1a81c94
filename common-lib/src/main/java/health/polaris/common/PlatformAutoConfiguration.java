package health.polaris.common;

import health.polaris.common.dependency.OutwardHttp;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;

/** What every service knows about itself, and the time. */
@AutoConfiguration
@EnableConfigurationProperties({DeploymentEnvironment.class, OutwardHttp.Settings.class})
public class PlatformAutoConfiguration {

    /** Days end in UTC, wherever the container runs. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    OutwardHttp outwardHttp(OutwardHttp.Settings settings, SslBundles bundles) {
        return new OutwardHttp(settings, bundles);
    }
}
