package health.polaris.connector;

import health.polaris.common.PolarisService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Entry point of connector-service; its settings are in {@code connector.yaml}. */
@SpringBootApplication
public class ConnectorApplication {

    public static void main(String[] arguments) {
        PolarisService.named("connector", ConnectorApplication.class).run(arguments);
    }
}
