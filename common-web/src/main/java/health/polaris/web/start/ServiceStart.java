package health.polaris.web.start;

import health.polaris.common.PolarisService;
import java.time.Clock;
import java.util.List;

/** The {@code main} of every service. */
public final class ServiceStart {

    private static final String MIGRATE = "migrate";

    private ServiceStart() {}

    /**
     * Serves until it is stopped. With the argument {@code migrate} it brings the schema up to date and ends: 0 when it
     * is, else 1. The service itself then starts with {@code SPRING_FLYWAY_ENABLED=false}, and a long migration is in
     * no start-up probe's way. With {@code token} first it makes a token and ends ({@link TokenCommand}).
     */
    public static void run(String service, Class<?> application, String... arguments) {
        List<String> words = List.of(arguments);
        if (!words.isEmpty() && words.getFirst().equals(TokenCommand.NAME)) {
            TokenCommand command = new TokenCommand(System.getenv(), Clock.systemUTC());
            System.exit(command.run(words.subList(1, words.size()), System.out, System.err));
        }
        if (words.contains(MIGRATE)) {
            Migration.of(service).run().close();
        } else {
            PolarisService.named(service, application).run(arguments);
        }
    }
}
