package health.polaris.encounters.fact;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code polaris.facts.*}.
 *
 * @param kept {@code FACTS_KEPT}: how long facts are kept after the last stay of their group ended; a message from before
 *     changes nothing then (contracts/identity.md §0)
 */
@ConfigurationProperties("polaris.facts")
record FactSettings(Duration kept) {

    FactSettings {
        if (kept.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("FACTS_KEPT is at least 1d");
        }
    }
}
