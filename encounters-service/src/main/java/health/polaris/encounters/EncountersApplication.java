package health.polaris.encounters;

import health.polaris.common.PolarisService;
import health.polaris.encounters.fact.past.FoldPastCommand;
import health.polaris.encounters.fact.verify.VerifyFoldCommand;
import health.polaris.web.start.ServiceStart;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Entry point of encounters-service; its settings are in {@code encounters.yaml}. */
@SpringBootApplication
public class EncountersApplication {

    /** What it does instead of serving, by the argument that asks for it; gives the exit code. */
    private static final Map<String, ToIntFunction<ApplicationContext>> COMMANDS =
            Map.of("fold-past", FoldPastCommand::run, "verify-fold", VerifyFoldCommand::run);

    public static void main(String[] arguments) {
        command(arguments).ifPresent(command -> System.exit(run(command)));
        ServiceStart.run("encounters", EncountersApplication.class, arguments);
    }

    static Optional<ToIntFunction<ApplicationContext>> command(String... arguments) {
        return Arrays.stream(arguments)
                .filter(COMMANDS::containsKey)
                .findFirst()
                .map(COMMANDS::get);
    }

    /** On no port that anybody knows, without consumers and without the bus. */
    private static int run(ToIntFunction<ApplicationContext> command) {
        try (ConfigurableApplicationContext context = PolarisService.named("encounters", EncountersApplication.class)
                .run("--server.port=0", "--polaris.epr.consumer-enabled=false", "--polaris.messaging.disabled=true")) {
            return command.applyAsInt(context);
        }
    }
}
