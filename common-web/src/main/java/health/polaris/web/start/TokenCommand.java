package health.polaris.web.start;

import health.polaris.common.security.HmacToken;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/**
 * {@code token --id operator-7 --scope "read:hl7_message write:hl7_message" [--life 1h]}: prints a token for a system or an
 * operator, made with the key of the service's own environment (contracts/platform.md §16). Nothing is asked of anybody, and nothing
 * is logged; to standard error goes what the token is, never the token.
 */
final class TokenCommand {

    static final String NAME = "token";

    private static final String USAGE =
            "usage: token --id operator-7 --scope \"read:hl7_message write:hl7_message\" [--life 1h]";
    private static final Set<String> OPTIONS = Set.of("--id", "--scope", "--life");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");
    private static final Pattern SCOPE = Pattern.compile("[a-z]+:[a-z0-9_]+");
    private static final int SHORTEST_KEY = 64;

    private final Map<String, String> environment;
    private final Clock clock;

    TokenCommand(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    /** What is wrong with arguments or environment, and what to do. */
    private static final class UnusableException extends RuntimeException {
        UnusableException(String text) {
            super(text);
        }
    }

    /** {@return the exit code: 0, or 2 when nothing was printed} */
    int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            Map<String, String> options = options(arguments);
            String id = id(options);
            Set<String> scopes = scopes(options);
            Duration life = life(options);
            out.println(issuer().issue(Map.of("system_id", id), scopes, life));
            err.printf(
                    "For %s, scope %s, good until %s%n",
                    id, String.join(" ", scopes), clock.instant().plus(life).truncatedTo(ChronoUnit.SECONDS));
            return 0;
        } catch (UnusableException wrong) {
            err.println(wrong.getMessage());
            return 2;
        }
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        for (int index = 0; index < arguments.size(); index += 2) {
            String name = arguments.get(index);
            if (!OPTIONS.contains(name) || index + 1 == arguments.size()) {
                throw new UnusableException(name + ": unknown, or without a value; " + USAGE);
            }
            options.put(name, arguments.get(index + 1).strip());
        }
        return options;
    }

    private static String id(Map<String, String> options) {
        String id = options.getOrDefault("--id", "");
        if (!ID.matcher(id).matches()) {
            throw new UnusableException(
                    "--id: who uses the token, in audit events too: letters, digits and . _ @ -; " + USAGE);
        }
        return id;
    }

    private static Set<String> scopes(Map<String, String> options) {
        Set<String> scopes =
                new TreeSet<>(List.of(options.getOrDefault("--scope", "").split(" +")));
        if (!scopes.stream().allMatch(scope -> SCOPE.matcher(scope).matches())) {
            throw new UnusableException(
                    "--scope: what it permits, with blanks between, such as write:hl7_message; " + USAGE);
        }
        return scopes;
    }

    private Duration life(Map<String, String> options) {
        Duration life = duration("--life", options.getOrDefault("--life", "1h"));
        Duration longest = duration("JWT_LONGEST_LIFE", environment.getOrDefault("JWT_LONGEST_LIFE", "24h"));
        if (life.compareTo(Duration.ZERO) <= 0 || life.compareTo(longest) > 0) {
            throw new UnusableException(
                    "--life: must be more than nothing and no more than JWT_LONGEST_LIFE (%s), or no service takes it"
                            .formatted(DurationStyle.SIMPLE.print(longest)));
        }
        return life;
    }

    private static Duration duration(String name, String text) {
        try {
            return DurationStyle.detectAndParse(text, ChronoUnit.SECONDS);
        } catch (IllegalArgumentException wrong) {
            throw new UnusableException(name + ": must be a time such as 8h, 30m or 3600s");
        }
    }

    /** As the services name themselves: the public URL with one slash behind it. */
    private HmacToken issuer() {
        String issuer = required("PROXY_URL").replaceAll("/+$", "") + "/";
        if (environment.getOrDefault("JWT_HMAC", "true").equalsIgnoreCase("false")) {
            throw new UnusableException(
                    "JWT_HMAC: is false, so no service takes what HS_KEY signs; sign with a key whose public"
                            + " part is in their JWT_SERVICE_KEYS");
        }
        String key = required("HS_KEY");
        boolean production =
                environment.getOrDefault("ENVIRONMENT", "PRODUCTION").equals("PRODUCTION");
        if (production && key.getBytes(StandardCharsets.UTF_8).length < SHORTEST_KEY) {
            throw new UnusableException(
                    "HS_KEY: is shorter than 64 bytes, so it is not the key of a service in production");
        }
        return new HmacToken(issuer, issuer, key);
    }

    private String required(String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new UnusableException(name + ": is not set; run the command with the environment of the service");
        }
        return value;
    }
}
