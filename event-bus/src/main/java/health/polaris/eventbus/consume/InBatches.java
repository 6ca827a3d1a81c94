package health.polaris.eventbus.consume;

import com.rabbitmq.client.Delivery;
import health.polaris.eventbus.consume.Attempts.Result;
import health.polaris.eventbus.consume.BatchEventHandler.Rejection;
import health.polaris.eventbus.contract.Event;
import health.polaris.eventbus.contract.RejectedMessageException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Handles what the queue holds in batches, one after another, in the order of the queue. */
final class InBatches<E extends Event> implements DeliveryWork {

    private static final Set<String> ONE_AFTER_ANOTHER = Set.of("batch");

    private final BatchEventHandler<E> handler;
    private final MessageDispatcher<E> dispatcher;
    private final QueueSession session;
    private final LinkedBlockingQueue<MessageProcessing<E>> waiting = new LinkedBlockingQueue<>();

    InBatches(BatchEventHandler<E> handler, MessageDispatcher<E> dispatcher, QueueSession session) {
        this.handler = handler;
        this.dispatcher = dispatcher;
        this.session = session;
    }

    /** The work that is begun for a message takes all that wait, so that there is nothing left for most of it. */
    @Override
    public void take(Delivery delivery) {
        waiting.add(dispatcher.processing(session, delivery, this::handleAlone));
        session.work().add(ONE_AFTER_ANOTHER, () -> session.whenNotPaused(this::handleWaiting));
    }

    private void handleWaiting() throws InterruptedException {
        List<MessageProcessing<E>> batch = new ArrayList<>();
        waiting.drainTo(batch, dispatcher.batchSize());
        List<MessageProcessing<E>> readable =
                batch.stream().filter(MessageProcessing::isReadable).toList();
        boolean allDone = readable.size() > 1 && handleTogether(readable) && readable.size() == batch.size();
        if (allDone) {
            dispatcher.handled(batch.size());
            session.acknowledgeUpTo(batch.getLast().delivery());
        } else {
            finishOneByOne(batch);
        }
    }

    /** What was done with the others is only acknowledged, what was rejected goes to the dead letters. */
    private void finishOneByOne(List<MessageProcessing<E>> batch) throws InterruptedException {
        for (MessageProcessing<E> each : batch) {
            if (!session.isOver()) {
                each.run();
            }
        }
    }

    /** False when some have to be looked at one by one: one was rejected, or the batch failed because one of it does. */
    private boolean handleTogether(List<MessageProcessing<E>> readable) throws InterruptedException {
        List<ReceivedEvent<E>> events =
                readable.stream().map(MessageProcessing::read).toList();
        Map<ReceivedEvent<E>, String> rejected = new IdentityHashMap<>();
        Result result = dispatcher.batchAttempts(session).of(() -> {
            rejected.clear();
            dispatcher.during(
                    events,
                    () -> handler.handle(events)
                            .forEach(rejection -> rejected.put(rejection.received(), rejection.reason())));
        });
        if (result instanceof Result.Done) {
            readable.forEach(each -> conclude(each, rejected.get(each.read())));
        }
        return result instanceof Result.Done && rejected.isEmpty();
    }

    private void conclude(MessageProcessing<E> processing, @Nullable String rejection) {
        if (rejection == null) {
            processing.handledInBatch();
        } else {
            processing.failsWith(new RejectedMessageException(rejection));
        }
    }

    private void handleAlone(ReceivedEvent<E> received) {
        List<Rejection<E>> rejections = handler.handle(List.of(received));
        if (!rejections.isEmpty()) {
            throw new RejectedMessageException(rejections.getFirst().reason());
        }
    }
}
