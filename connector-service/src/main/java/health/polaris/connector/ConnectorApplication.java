package health.polaris.connector;

import health.polaris.common.PolarisService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * Entry point of connector-service; its settings are in {@code connector.yaml}. It has no entities: where another service
 * in the same JVM brings Hibernate along, it is left out here, which is some seconds and a hundred megabytes less.
 */
@SpringBootApplication(
        excludeName = {
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
            "health.polaris.common.audit.AuditAutoConfiguration"
        })
@EnableConfigurationProperties(ConnectorSettings.class)
public class ConnectorApplication {

    public static void main(String[] arguments) {
        PolarisService.named("connector", ConnectorApplication.class).run(arguments);
    }
}
