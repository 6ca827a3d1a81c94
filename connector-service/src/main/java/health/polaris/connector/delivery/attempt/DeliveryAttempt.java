package health.polaris.connector.delivery.attempt;

import health.polaris.connector.delivery.OutgoingMessage;
import java.time.Instant;

/**
 * A delivery that this replica has under lease.
 *
 * @param lease proves it
 * @param number of this attempt, from 1
 * @param rejections attempts before that ended in a 4xx status
 * @param failuresAlone attempts before that failed while other lanes got through
 * @param firstAt the first attempt
 */
record DeliveryAttempt(
        String messageUuid,
        String destination,
        String lease,
        int number,
        int rejections,
        int failuresAlone,
        Instant firstAt,
        OutgoingMessage message) {}
