package health.polaris.encounters.fact.verify;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code java -jar encounters-service.jar verify-fold}: ends with 0 when every row is what the facts come to, else with 1
 * and a line in the log for each that is not. Takes nothing in and tells nobody anything.
 */
public final class VerifyFoldCommand {

    private static final Logger log = LoggerFactory.getLogger(VerifyFoldCommand.class);

    private static final String NAME = "verify-fold";

    private VerifyFoldCommand() {}

    public static boolean isMeant(String... arguments) {
        return List.of(arguments).contains(NAME);
    }

    /** {@return the exit code} */
    public static int run(SpringApplication application) {
        try (ConfigurableApplicationContext context = application.run(
                "--server.port=0", "--polaris.epr.consumer-enabled=false", "--polaris.messaging.disabled=true")) {
            return run(context.getBean(FoldCheckService.class));
        }
    }

    static int run(FoldCheckService check) {
        FoldCheckService.Result result = check.check(line -> log.error("Not what the facts come to: {}", line));
        log.info("{} groups folded again, {} rows differ", result.groups(), result.differences());
        return result.differences() == 0 ? 0 : 1;
    }
}
