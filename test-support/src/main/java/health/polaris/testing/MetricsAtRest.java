package health.polaris.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** What a service that nobody uses has to say to a scraper: docs/operating.md promises how little. */
public final class MetricsAtRest {

    private static final int MOST_BYTES = 60_000;

    /** Tests share a service: the requests of others are no rest. */
    private static final String REQUESTS = "flask_request_";

    private MetricsAtRest() {}

    public static void areFew(Api service) {
        String atRest = service.get("/metrics")
                .expect(200)
                .body()
                .lines()
                .filter(line -> !line.startsWith(REQUESTS))
                .collect(Collectors.joining("\n"));
        assertThat(atRest).contains("jvm_memory_used_bytes", "hikaricp_connections_active");
        assertThat(atRest.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(MOST_BYTES);
    }
}
