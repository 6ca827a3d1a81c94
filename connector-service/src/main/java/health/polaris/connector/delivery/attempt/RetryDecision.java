package health.polaris.connector.delivery.attempt;

import health.polaris.connector.delivery.DeliveryState;
import java.time.Instant;

/**
 * What becomes of a delivery after a failed attempt.
 *
 * @param state pending, failed or given up
 * @param nextAttemptAt matters while pending
 */
record RetryDecision(DeliveryState state, int rejections, int failuresAlone, String error, Instant nextAttemptAt) {}
