package health.polaris.encounters;

import health.polaris.common.PolarisService;
import health.polaris.encounters.fact.past.FoldPastCommand;
import health.polaris.encounters.fact.verify.VerifyFoldCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Entry point of encounters-service; its settings are in {@code encounters.yaml}. */
@SpringBootApplication
public class EncountersApplication {

    public static void main(String[] arguments) {
        SpringApplication application = PolarisService.named("encounters", EncountersApplication.class);
        if (VerifyFoldCommand.isMeant(arguments)) {
            System.exit(VerifyFoldCommand.run(application));
        }
        if (FoldPastCommand.isMeant(arguments)) {
            System.exit(FoldPastCommand.run(application));
        }
        application.run(arguments);
    }
}
