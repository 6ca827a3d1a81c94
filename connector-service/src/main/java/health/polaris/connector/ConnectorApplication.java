package health.polaris.connector;

import health.polaris.web.start.ServiceStart;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Entry point of connector-service; its settings are in {@code connector.yaml}. */
@SpringBootApplication
@EnableConfigurationProperties(ConnectorSettings.class)
public class ConnectorApplication {

    public static void main(String[] arguments) {
        ServiceStart.run("connector", ConnectorApplication.class, arguments);
    }
}
