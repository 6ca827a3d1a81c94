package health.polaris.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GaugePerLabelTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final GaugePerLabel gauge =
            new GaugePerLabel(MultiGauge.builder("polaris.feed.waiting").register(registry), "sender");

    @Test
    void showsWhatWasSaidLast() {
        gauge.show(Map.of("other", 0d, "PAS", 1d));
        gauge.show(Map.of("other", 2d, "LAB", 3d));
        assertThat(registry.scrape())
                .contains("polaris_feed_waiting{sender=\"other\"} 2.0")
                .contains("polaris_feed_waiting{sender=\"LAB\"} 3.0")
                .doesNotContain("PAS");
        gauge.show(Map.of("other", 4d, "PAS", 5d));
        assertThat(registry.scrape())
                .contains("polaris_feed_waiting{sender=\"other\"} 4.0")
                .contains("polaris_feed_waiting{sender=\"PAS\"} 5.0")
                .doesNotContain("LAB");
    }

    /** A look and a scrape have no common clock: in an hour of both every fifteen seconds some meet. */
    @Test
    void isReadWholeWhileItIsWritten() {
        gauge.show(Map.of("other", 0d));
        CompletableFuture<Void> looks = CompletableFuture.runAsync(() -> {
            for (int look = 0; look < 20_000; look++) {
                gauge.show(look % 2 == 0 ? Map.of("other", 1d, "PAS", 1d) : Map.of("other", 2d));
            }
        });
        do {
            assertThat(registry.scrape()).contains("polaris_feed_waiting{sender=\"other\"}");
        } while (!looks.isDone());
        looks.join();
    }
}
