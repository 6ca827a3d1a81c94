package health.polaris.connector.inbound.batch;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of {@code POST /dhos/v1/message_batch}.
 *
 * @param maximalMessages {@code BATCH_MAX_MESSAGES}, of one batch; one with more is refused before any of it is handled
 */
@Validated
@ConfigurationProperties("polaris.connector.batch")
record BatchSettings(@Min(1) int maximalMessages) {}
