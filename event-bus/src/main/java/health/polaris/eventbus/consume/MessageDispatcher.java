package health.polaris.eventbus.consume;

import com.rabbitmq.client.Delivery;
import health.polaris.common.logging.RequestId;
import health.polaris.eventbus.broker.InboundMessage;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.Event;
import health.polaris.eventbus.deadletter.DeadLetters;
import health.polaris.eventbus.failure.UnexpectedFailures;
import health.polaris.eventbus.trace.Traces;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Makes the processing of messages of one queue, on whichever channel they come. */
final class MessageDispatcher<E extends Event> {

    private static final int IDLE_SECONDS = 30;

    private final QueueConsumer<E> consumer;
    private final MessagingSettings settings;
    private final AmqpJson json;
    private final DeadLetters deadLetters;
    private final ConsumerMeters meters;
    private final Followed followed;
    private final UnexpectedFailures unexpectedFailures = new UnexpectedFailures();
    private final Executor threads;

    MessageDispatcher(
            QueueConsumer<E> consumer,
            MessagingSettings settings,
            AmqpJson json,
            DeadLetters deadLetters,
            ConsumerMeters meters,
            Traces traces) {
        this.consumer = consumer;
        this.settings = settings;
        this.json = json;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.followed = new Followed(traces, consumer.queue());
        this.threads = threads(consumer.queue(), settings.concurrency());
    }

    /**
     * Threads of the operating system, which gives them their share of the processors. Virtual ones would queue for
     * every step behind all requests that are in hand.
     */
    private static Executor threads(PolarisQueue queue, int concurrency) {
        ThreadFactory factory = Thread.ofPlatform()
                .daemon()
                .name("message-" + queue.queueName() + "-", 1)
                .factory();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                concurrency, concurrency, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** As many as messages are handled at once. */
    Executor threads() {
        return threads;
    }

    /** What is done with the messages of a channel that opens. */
    DeliveryWork open(QueueSession session) {
        return switch (consumer.handler()) {
            case EventHandler<E> handler -> new OneByOne<>(handler, this, session);
            case BatchEventHandler<E> handler -> new InBatches<>(handler, this, session);
        };
    }

    /** Messages that the broker hands out before the first is acknowledged: while one batch is handled the next comes. */
    int prefetch() {
        return consumer.handler() instanceof BatchEventHandler
                ? Math.max(settings.prefetch(), 2 * settings.batchSize())
                : settings.prefetch();
    }

    int batchSize() {
        return settings.batchSize();
    }

    MessageProcessing<E> processing(QueueSession session, Delivery delivery, Consumer<ReceivedEvent<E>> handling) {
        InboundMessage message = new InboundMessage(delivery, json, settings.maxBodyBytes());
        Attempts attempts = new Attempts(session, settings, meters, message.correlationId(), settings.maxAttempts());
        return new MessageProcessing<>(
                consumer,
                message,
                event -> followed.during(List.of(event), () -> handling.accept(event)),
                session,
                attempts,
                deadLetters,
                meters,
                unexpectedFailures);
    }

    /** Of a whole batch: what fails in a way that nobody thought of is taken apart at once. */
    Attempts batchAttempts(QueueSession session) {
        return new Attempts(session, settings, meters, RequestId.usableOrNew(null), 1);
    }

    /** Handles these events, measured and followed. */
    void during(List<ReceivedEvent<E>> events, Runnable handling) {
        meters.time(() -> followed.during(events, handling));
    }

    /** All of them were handled. */
    void handled(int messages) {
        unexpectedFailures.interrupted();
        meters.handled(messages);
    }
}
