package health.polaris.messages.settings;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How messages are shown and where they come from (contracts/messages.md §9).
 *
 * @param trustLocationHeader {@code TRUST_LOCATION_HEADER}, {@code X-Location-Ids} alone says where a clinician
 *     belongs; only behind a gateway that writes it itself
 * @param openPatientHistory {@code OPEN_PATIENT_HISTORY}, every clinician reads the messages of every patient
 * @param alertsConsumed {@code ALERTS_CONSUMED}, blood glucose alerts become messages here; false beside a running
 *     async adapter
 * @param messagesPerMinute {@code MESSAGES_PER_MINUTE}, of one patient, clinician or tablet; more are 429. Systems have
 *     no such limit
 */
@Validated
@ConfigurationProperties("polaris.messages")
public record MessagesSettings(
        @DefaultValue("false") boolean trustLocationHeader,
        @DefaultValue("false") boolean openPatientHistory,
        @DefaultValue("true") boolean alertsConsumed,
        @Min(1) @DefaultValue("60") int messagesPerMinute) {}
