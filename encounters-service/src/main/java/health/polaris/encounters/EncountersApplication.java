package health.polaris.encounters;

import health.polaris.common.PolarisService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Entry point of encounters-service; its settings are in {@code encounters.yaml}. */
@SpringBootApplication
public class EncountersApplication {

    public static void main(String[] arguments) {
        PolarisService.named("encounters", EncountersApplication.class).run(arguments);
    }
}
