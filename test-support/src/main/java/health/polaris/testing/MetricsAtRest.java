package health.polaris.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a service has to say to a scraper: docs/operating.md promises how little while nobody uses it, and how much more for each
 * route that somebody has called and for each sender of messages.
 */
public final class MetricsAtRest {

    private static final int MOST_BYTES = 60_000;
    private static final int MOST_BYTES_OF_ONE = 5_000;

    /** Tests share a service: what others call and send is no rest. */
    private static final Pattern OF_OTHERS = Pattern.compile("flask_request_.*|.*[{,]sender=\"(?!other\").*");

    private static final Pattern ONE = Pattern.compile("(?:endpoint|method|sender)=\"[^\"]*\"");

    private MetricsAtRest() {}

    public static void areFew(Api service) {
        List<String> lines = service.get("/metrics").expect(200).body().lines().toList();
        List<String> atRest = lines.stream().filter(line -> !isOfOthers(line)).toList();
        assertThat(String.join("\n", atRest)).contains("jvm_memory_used_bytes", "hikaricp_connections_active");
        assertThat(bytes(atRest)).as("bytes at rest").isLessThanOrEqualTo(MOST_BYTES);
        assertThat(lines.stream().filter(MetricsAtRest::isOfOthers).collect(Collectors.groupingBy(MetricsAtRest::one)))
                .allSatisfy((one, ofOne) ->
                        assertThat(bytes(ofOne)).as("bytes of %s", one).isLessThanOrEqualTo(MOST_BYTES_OF_ONE));
    }

    private static boolean isOfOthers(String line) {
        return OF_OTHERS.matcher(line).matches();
    }

    private static String one(String line) {
        return ONE.matcher(line).results().map(MatchResult::group).collect(Collectors.joining(" "));
    }

    private static int bytes(List<String> lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8).length;
    }
}
