package health.polaris.localstack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code token KIND [--id ID] [--scope "…"] [--seconds 3600]}: prints the token alone. */
final class TokenCommand {

    private static final String USAGE =
            "usage: token system|login|clinician|patient|device|epr [--id ID] [--scope \"a b\"] [--seconds 3600]";

    private TokenCommand() {}

    /** Exit code 2 for options that are no good. */
    static int run(List<String> options, Map<String, String> variables, PrintStream out) {
        Optional<CallerKind> kind = options.isEmpty() ? Optional.empty() : CallerKind.named(options.getFirst());
        if (kind.isEmpty() || options.size() % 2 == 0) {
            out.println(USAGE);
            return 2;
        }
        Options given = new Options(options);
        String id = given.value("--id").orElseGet(() -> CallerToken.usualId(kind.get()));
        Set<String> scopes = given.value("--scope")
                .map(text -> Set.copyOf(List.of(text.strip().split(" +"))))
                .orElseGet(() -> CallerToken.usualScopes(kind.get()));
        Duration lifetime =
                Duration.ofSeconds(Long.parseLong(given.value("--seconds").orElse("3600")));
        out.println(new CallerToken(variables).mint(kind.get(), id, scopes, lifetime));
        return 0;
    }

    private record Options(List<String> words) {

        Optional<String> value(String option) {
            int position = words.indexOf(option);
            return position < 0 ? Optional.empty() : Optional.of(words.get(position + 1));
        }
    }
}
