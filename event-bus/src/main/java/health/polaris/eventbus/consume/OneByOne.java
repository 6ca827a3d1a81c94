package health.polaris.eventbus.consume;

import com.rabbitmq.client.Delivery;
import health.polaris.eventbus.contract.Event;
import java.util.Set;

/** Handles events one by one, those that share an order key one after another, all others side by side. */
record OneByOne<E extends Event>(EventHandler<E> handler, MessageDispatcher<E> dispatcher, QueueSession session)
        implements DeliveryWork {
    @Override
    public void take(Delivery delivery) {
        MessageProcessing<E> processing = dispatcher.processing(session, delivery, handler::handle);
        session.work().add(orderKeys(processing), () -> session.whenNotPaused(processing::run));
    }

    /** A message that cannot even be read fails like any other, waiting for nobody. */
    private Set<String> orderKeys(MessageProcessing<E> processing) {
        try {
            return Set.copyOf(handler.orderKeys(processing.read().event()));
        } catch (RuntimeException e) {
            processing.failsWith(e);
            return Set.of();
        }
    }
}
