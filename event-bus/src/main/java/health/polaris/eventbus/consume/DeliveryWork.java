package health.polaris.eventbus.consume;

import com.rabbitmq.client.Delivery;

/** What is done with the messages of one channel. */
interface DeliveryWork {

    /** Takes the next message, in the order of the queue; returns at once. */
    void take(Delivery delivery);
}
