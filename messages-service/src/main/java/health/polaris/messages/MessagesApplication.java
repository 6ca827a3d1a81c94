package health.polaris.messages;

import health.polaris.common.PolarisService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Entry point of messages-service; its settings are in {@code messages.yaml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MessagesApplication {

    public static void main(String[] arguments) {
        PolarisService.named("messages", MessagesApplication.class).run(arguments);
    }
}
