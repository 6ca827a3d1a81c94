package health.polaris.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a service has to say to a scraper: docs/operating.md promises how little while nobody uses it, whatever has come over the
 * other wires, and how much more for each route that somebody has called.
 */
public final class MetricsAtRest {

    private static final int MOST_BYTES = 60_000;
    private static final int MOST_BYTES_OF_A_ROUTE = 5_000;

    /** Tests share a service: the requests of others are no rest. */
    private static final String REQUESTS = "flask_request_";

    private static final Pattern ROUTE = Pattern.compile("endpoint=\"[^\"]*\"|method=\"[^\"]*\"");

    private MetricsAtRest() {}

    public static void areFew(Api service) {
        List<String> lines = service.get("/metrics").expect(200).body().lines().toList();
        List<String> atRest =
                lines.stream().filter(line -> !line.startsWith(REQUESTS)).toList();
        assertThat(String.join("\n", atRest)).contains("jvm_memory_used_bytes", "hikaricp_connections_active");
        assertThat(bytes(atRest)).as("bytes at rest").isLessThanOrEqualTo(MOST_BYTES);
        assertThat(lines.stream()
                        .filter(line -> line.startsWith(REQUESTS))
                        .collect(Collectors.groupingBy(MetricsAtRest::route)))
                .allSatisfy((route, ofRoute) ->
                        assertThat(bytes(ofRoute)).as("bytes of %s", route).isLessThanOrEqualTo(MOST_BYTES_OF_A_ROUTE));
    }

    private static String route(String line) {
        return ROUTE.matcher(line).results().map(MatchResult::group).collect(Collectors.joining(" "));
    }

    private static int bytes(List<String> lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8).length;
    }
}
