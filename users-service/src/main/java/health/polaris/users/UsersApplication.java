package health.polaris.users;

import health.polaris.web.start.ServiceStart;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Entry point of users-service; its settings are in {@code users.yaml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class UsersApplication {

    public static void main(String[] arguments) {
        ServiceStart.run("users", UsersApplication.class, arguments);
    }
}
