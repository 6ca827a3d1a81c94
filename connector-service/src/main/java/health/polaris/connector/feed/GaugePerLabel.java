package health.polaris.connector.feed;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Map;

/**
 * A gauge with a row for each value of one label, such as {@code polaris_feed_lag_seconds{sender="PAS"} 12}. A row that
 * stays is not registered again: Micrometer takes the old row away and then adds the new one, and a scrape between the two
 * fails as a whole, because it finds the row twice (1.17.1).
 */
final class GaugePerLabel {

    private final MultiGauge rows;
    private final String label;
    private volatile Map<String, Double> values = Map.of();

    GaugePerLabel(MultiGauge rows, String label) {
        this.rows = rows;
        this.label = label;
    }

    /** Of the labels that {@code now} no longer has, the rows go. */
    void show(Map<String, Double> now) {
        values = Map.copyOf(now);
        rows.register(now.keySet().stream().<Row<?>>map(this::row).toList(), false);
    }

    private Row<?> row(String value) {
        return Row.of(Tags.of(label, value), this, gauge -> gauge.values.getOrDefault(value, Double.NaN));
    }
}
