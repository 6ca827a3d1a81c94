package health.polaris.connector.outbound;

import health.polaris.connector.delivery.DeliveryOutcome;
import health.polaris.connector.delivery.OutgoingMessage;

/** A way to the EPR. Of several one may be on. */
interface EprTransport {

    boolean isOn();

    /** How many messages may be on it at the same time. */
    int atOnce();

    /** Sends once, within the time of a delivery. Never throws. */
    DeliveryOutcome send(OutgoingMessage message);
}
