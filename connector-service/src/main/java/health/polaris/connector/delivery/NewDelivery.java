package health.polaris.connector.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A stored message that is to be sent.
 *
 * @param reference what must not be sent twice; null: nothing is known that could
 * @param lane what keeps its order, e.g. the patient
 */
public record NewDelivery(
        String destination, String messageUuid, @Nullable String reference, String lane) {}
