package health.polaris.encounters.fact;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * {@code polaris.facts.*}.
 *
 * @param kept {@code FACTS_KEPT}, how long what was said is kept after the last stay of a patient ended; what it came
 *     to stays for ever, but a message from before changes nothing any more, and says so in its warnings
 *     (contracts/identity.md §0). At least {@code 1d}
 */
@Validated
@ConfigurationProperties("polaris.facts")
record FactSettings(
        @DurationMin(days = 1, message = "FACTS_KEPT is at least 1d")
        Duration kept) {}
