package health.polaris.encounters.fact.verify;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

/**
 * {@code java -jar encounters-service.jar verify-fold}: ends with 0 when every row is what the facts come to, else with 1
 * and a line in the log for each that is not. Takes nothing in and tells nobody anything.
 */
public final class VerifyFoldCommand {

    private static final Logger log = LoggerFactory.getLogger(VerifyFoldCommand.class);

    private VerifyFoldCommand() {}

    /** {@return the exit code} */
    public static int run(ApplicationContext context) {
        return run(context.getBean(FoldCheckService.class));
    }

    static int run(FoldCheckService check) {
        FoldCheckService.Result result = check.check(line -> log.error("Not what the facts come to: {}", line));
        log.info("{} groups folded again, {} rows differ", result.groups(), result.differences());
        return result.differences() == 0 ? 0 : 1;
    }
}
