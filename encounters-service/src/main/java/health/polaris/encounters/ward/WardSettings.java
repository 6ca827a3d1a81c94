package health.polaris.encounters.ward;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * {@code polaris.wards.*}.
 *
 * @param rule {@code ENCOUNTER_WARD_RULE}, clinicians read and write stays of their own wards alone
 *     ([how](operating.md#stays-of-the-own-wards))
 */
@Validated
@ConfigurationProperties("polaris.wards")
record WardSettings(boolean rule) {}
