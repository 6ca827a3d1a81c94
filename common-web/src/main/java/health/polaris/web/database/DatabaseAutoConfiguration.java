package health.polaris.web.database;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** A pool for requests and a pool for the background. */
@AutoConfiguration
@ConditionalOnClass(HikariDataSource.class)
public class DatabaseAutoConfiguration {

    @Bean
    static BackgroundPool backgroundPool(Environment settings) {
        return new BackgroundPool(settings);
    }

    @Bean
    MeterBinder requestPoolMeters(BackgroundPool pools) {
        return pools::measureRequests;
    }
}
