package health.polaris.connector;

import health.polaris.common.PolarisService;
import health.polaris.connector.suggestion.SuggestCommand;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Entry point of connector-service; its settings are in {@code connector.yaml}. */
@SpringBootApplication
@EnableConfigurationProperties(ConnectorSettings.class)
public class ConnectorApplication {

    /** {@code suggest FILE…} is a command that needs no service; anything else starts it. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("suggest")) {
            List<String> words = List.of(arguments).subList(1, arguments.length);
            System.exit(SuggestCommand.run(words, System.out, System.err));
        }
        PolarisService.named("connector", ConnectorApplication.class).run(arguments);
    }
}
