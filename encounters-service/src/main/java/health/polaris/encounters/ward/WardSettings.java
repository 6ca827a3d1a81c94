package health.polaris.encounters.ward;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code polaris.wards.*}.
 *
 * @param rule {@code ENCOUNTER_WARD_RULE}: clinicians read and write stays of their own wards alone
 */
@ConfigurationProperties("polaris.wards")
record WardSettings(boolean rule) {}
