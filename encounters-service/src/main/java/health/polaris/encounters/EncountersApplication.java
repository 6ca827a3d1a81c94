package health.polaris.encounters;

import health.polaris.common.PolarisService;
import health.polaris.encounters.fact.past.FoldPastCommand;
import health.polaris.encounters.fact.verify.VerifyFoldCommand;
import health.polaris.web.start.ServiceStart;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Entry point of encounters-service; its settings are in {@code encounters.yaml}. */
@SpringBootApplication
public class EncountersApplication {

    public static void main(String[] arguments) {
        if (VerifyFoldCommand.isMeant(arguments)) {
            System.exit(VerifyFoldCommand.run(PolarisService.named("encounters", EncountersApplication.class)));
        }
        if (FoldPastCommand.isMeant(arguments)) {
            System.exit(FoldPastCommand.run(PolarisService.named("encounters", EncountersApplication.class)));
        }
        ServiceStart.run("encounters", EncountersApplication.class, arguments);
    }
}
