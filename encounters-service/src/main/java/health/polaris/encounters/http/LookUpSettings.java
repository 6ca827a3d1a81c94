package health.polaris.encounters.http;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of looking patients and stays up.
 *
 * @param perMinute {@code LOOK_UPS_PER_MINUTE}, of patients and stays by number, of one caller; more are 429. Systems have no
 *     such limit
 */
@Validated
@ConfigurationProperties("polaris.look-ups")
record LookUpSettings(@Min(1) @DefaultValue("60") int perMinute) {}
