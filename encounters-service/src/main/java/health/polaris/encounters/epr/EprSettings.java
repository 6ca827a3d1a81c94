package health.polaris.encounters.epr;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code polaris.epr.*}.
 *
 * @param consumerEnabled {@code EPR_CONSUMER_ENABLED}: whether this instance does what the EPR says
 * @param inboxRetentionDays {@code EPR_INBOX_RETENTION_DAYS}: how long a message's uuid is remembered
 * @param systemId {@code EPR_SYSTEM_ID}: who did it, in audit fields and calls
 */
@ConfigurationProperties("polaris.epr")
record EprSettings(boolean consumerEnabled, int inboxRetentionDays, String systemId) {

    EprSettings {
        if (inboxRetentionDays < 1) {
            throw new IllegalArgumentException("EPR_INBOX_RETENTION_DAYS is at least 1");
        }
        if (systemId.isBlank()) {
            throw new IllegalArgumentException("EPR_SYSTEM_ID is not blank");
        }
    }
}
