package health.polaris.encounters.fact.past;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

/**
 * {@code java -jar encounters-service.jar fold-past}, after {@code replay-facts} of connector-service: records and stays
 * become what the messages of the past say, under their uuids.
 */
public final class FoldPastCommand {

    private static final Logger log = LoggerFactory.getLogger(FoldPastCommand.class);

    private FoldPastCommand() {}

    /** {@return the exit code} */
    public static int run(ApplicationContext context) {
        PastService.Result result = context.getBean(PastService.class).fold();
        log.info(
                "{} groups are what their messages say; {} keep what was stored before, their messages do not say all of it",
                result.folded(),
                result.kept());
        return 0;
    }
}
