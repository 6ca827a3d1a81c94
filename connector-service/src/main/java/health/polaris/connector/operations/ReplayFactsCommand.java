package health.polaris.connector.operations;

import health.polaris.common.security.CurrentCaller;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code java -jar connector-service.jar replay-facts [from=…] [to=…] [sender=…]}: all accepted messages that are stored,
 * the oldest first, into the outbox of the running service, so that encounters-service keeps them as facts
 * (contracts/identity.md §0). Ends with 0 when each was published, with 1 when some were not, each with a line in the
 * log, and with 2 when an argument cannot be read.
 */
public final class ReplayFactsCommand {

    private static final Logger log = LoggerFactory.getLogger(ReplayFactsCommand.class);

    private static final String NAME = "replay-facts";
    private static final Set<String> ARGUMENTS = Set.of("from", "to", "sender");
    private static final int AT_ONCE = 500;

    private ReplayFactsCommand() {}

    public static boolean isMeant(String... arguments) {
        return List.of(arguments).contains(NAME);
    }

    /** {@return the exit code} */
    public static int run(SpringApplication application, String... arguments) {
        MessageFilter filter;
        try {
            filter = filter(arguments);
        } catch (IllegalArgumentException wrong) {
            log.error("{}", wrong.getMessage());
            return 2;
        }
        // Listens to nobody, sends nothing itself: what is published is the running service's to send.
        try (ConfigurableApplicationContext context = application.run(
                "--server.port=0",
                "--polaris.messaging.disabled=true",
                "--polaris.connector.mllp.port=",
                "--polaris.connector.epr-adapter.url-base=",
                "--polaris.connector.mirth.url-base=")) {
            return replay(context.getBean(BulkReprocessService.class), filter);
        }
    }

    /** @throws IllegalArgumentException names the argument and what it is to be */
    static MessageFilter filter(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (equals > 0 && ARGUMENTS.contains(name)) {
                values.put(name, argument.substring(equals + 1));
            } else if (!argument.equals(NAME)) {
                throw new IllegalArgumentException(
                        "%s: unknown; known are from=2026-01-31T00:00:00Z, to=2026-02-28T00:00:00Z, sender=PAS|NORTH"
                                .formatted(name));
            }
        }
        return new MessageFilter(
                "accepted",
                "inbound",
                null,
                null,
                null,
                null,
                values.get("sender"),
                time("from", values.get("from")),
                time("to", values.get("to")));
    }

    /** As it came, once it is known to be one. */
    private static @Nullable String time(String name, @Nullable String value) {
        try {
            return value == null ? null : Instant.parse(value).toString();
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(name + ": no time; write it like 2026-01-31T00:00:00Z", wrong);
        }
    }

    static int replay(BulkReprocessService messages, MessageFilter filter) {
        List<ReprocessSetAnswer.Left> left = new ArrayList<>();
        CurrentCaller.actingAs(NAME, () -> {
            int published = 0;
            String after = null;
            do {
                ReprocessSetAnswer part = messages.many(new ReprocessSetRequest(filter, false, AT_ONCE, after));
                published += part.published();
                left.addAll(part.left());
                after = part.next();
                log.info("{} messages published, {} not", published, left.size());
            } while (after != null);
        });
        left.forEach(each -> log.error("Not published: message {}, {} {}", each.uuid(), each.result(), each.reason()));
        return left.isEmpty() ? 0 : 1;
    }
}
