package health.polaris.connector;

import health.polaris.common.PolarisService;
import health.polaris.connector.operations.ReplayFactsCommand;
import health.polaris.connector.settings.ConnectorSettings;
import health.polaris.connector.suggestion.SuggestCommand;
import health.polaris.web.start.ServiceStart;
import java.util.List;
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

    /** {@code suggest FILE…} is a command that needs no service; anything else starts it. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("suggest")) {
            List<String> words = List.of(arguments).subList(1, arguments.length);
            System.exit(SuggestCommand.run(words, System.out, System.err));
        }
        if (ReplayFactsCommand.isMeant(arguments)) {
            System.exit(
                    ReplayFactsCommand.run(PolarisService.named("connector", ConnectorApplication.class), arguments));
        }
        ServiceStart.run("connector", ConnectorApplication.class, arguments);
    }
}
