package health.polaris.encounters.fact.past;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code java -jar encounters-service.jar fold-past}, after {@code replay-facts} of connector-service: records and stays
 * become what the messages of the past say, under their uuids.
 */
public final class FoldPastCommand {

    private static final Logger log = LoggerFactory.getLogger(FoldPastCommand.class);

    private static final String NAME = "fold-past";

    private FoldPastCommand() {}

    public static boolean isMeant(String... arguments) {
        return List.of(arguments).contains(NAME);
    }

    /** {@return the exit code} */
    public static int run(SpringApplication application) {
        try (ConfigurableApplicationContext context = application.run(
                "--server.port=0", "--polaris.epr.consumer-enabled=false", "--polaris.messaging.disabled=true")) {
            PastService.Result result = context.getBean(PastService.class).fold();
            log.info(
                    "{} groups are what their messages say; {} keep what was stored before, their messages do not say all of it",
                    result.folded(),
                    result.kept());
            return 0;
        }
    }
}
