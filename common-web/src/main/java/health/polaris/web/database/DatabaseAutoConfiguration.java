package health.polaris.web.database;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A pool for requests and a pool for the background; locks over all replicas. */
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
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

    @Bean
    @ConditionalOnBean(JdbcClient.class)
    AdvisoryLocks advisoryLocks(JdbcClient database) {
        return new AdvisoryLocks(database);
    }
}
