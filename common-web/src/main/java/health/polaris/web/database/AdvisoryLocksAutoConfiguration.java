package health.polaris.web.database;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Locks over all replicas, for services with a database. */
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnClass({JdbcClient.class, JdbcClientAutoConfiguration.class})
public class AdvisoryLocksAutoConfiguration {

    @Bean
    @ConditionalOnBean(JdbcClient.class)
    AdvisoryLocks advisoryLocks(JdbcClient database) {
        return new AdvisoryLocks(database);
    }
}
