package health.polaris.encounters.chronicle;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * {@code polaris.chronicle.*}.
 *
 * @param kept {@code CHRONICLE_KEPT}, how long it is known what was shown when, and by which message: months that ended longer ago
 *     are dropped ([what it is for](operating.md#what-was-shown-when)). At least {@code 31d}
 */
@Validated
@ConfigurationProperties("polaris.chronicle")
record ChronicleSettings(
        @DurationMin(days = 31, message = "CHRONICLE_KEPT is at least 31d")
        Duration kept) {}
