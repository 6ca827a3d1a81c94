package health.polaris.messages;

import health.polaris.web.start.ServiceStart;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Entry point of messages-service; its settings are in {@code messages.yaml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MessagesApplication {

    public static void main(String[] arguments) {
        ServiceStart.run("messages", MessagesApplication.class, arguments);
    }
}
