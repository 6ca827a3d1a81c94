package health.polaris.users;

import health.polaris.common.PolarisService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Entry point of users-service; its settings are in {@code users.yaml}. */
@SpringBootApplication
public class UsersApplication {

    public static void main(String[] arguments) {
        PolarisService.named("users", UsersApplication.class).run(arguments);
    }
}
