package health.polaris.web.dropdata;

import health.polaris.common.DeploymentEnvironment;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For services that name their tables. */
@AutoConfiguration
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnProperty("polaris.drop-data.tables")
@EnableConfigurationProperties(DropDataSettings.class)
public class DropDataAutoConfiguration {

    @Bean
    DropDataController dropDataEndpoint(
            DeploymentEnvironment environment, DropDataSettings settings, JdbcClient database) {
        return new DropDataController(environment, settings, database);
    }
}
