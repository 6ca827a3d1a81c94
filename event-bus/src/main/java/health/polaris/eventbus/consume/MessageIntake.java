package health.polaris.eventbus.consume;

import com.rabbitmq.client.Delivery;
import health.polaris.common.error.WithoutMessages;
import health.polaris.eventbus.broker.InboundMessage;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.Event;
import health.polaris.eventbus.deadletter.DeadLetters;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what a queue delivers into its lanes. */
final class MessageIntake<E extends Event> {

    private static final int IDLE_SECONDS = 30;
    private static final Logger log = LoggerFactory.getLogger(MessageIntake.class);

    private final QueueConsumer<E> consumer;
    private final MessagingSettings settings;
    private final AmqpJson json;
    private final DeadLetters deadLetters;
    private final ConsumerMeters meters;
    private final UnexpectedStreak streak = new UnexpectedStreak();
    private final Executor threads;

    MessageIntake(
            QueueConsumer<E> consumer,
            MessagingSettings settings,
            AmqpJson json,
            DeadLetters deadLetters,
            ConsumerMeters meters) {
        this.consumer = consumer;
        this.settings = settings;
        this.json = json;
        this.deadLetters = deadLetters;
        this.meters = meters;
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

    void take(QueueSession session, Lanes lanes, Delivery delivery) {
        InboundMessage message =
                new InboundMessage(delivery, json, (int) settings.maxBodySize().toBytes());
        Attempts attempts = new Attempts(session, settings, meters, message.correlationId());
        MessageWork<E> work = new MessageWork<>(consumer, message, session, attempts, deadLetters, meters, streak);
        lanes.add(orderKeys(work), () -> whenOpen(session, work));
    }

    /** A message that cannot even be read fails like any other, waiting for nobody. */
    private Set<String> orderKeys(MessageWork<E> work) {
        try {
            return Set.copyOf(consumer.handler().orderKeys(work.read().event()));
        } catch (RuntimeException e) {
            work.failsWith(e);
            return Set.of();
        }
    }

    private void whenOpen(QueueSession session, MessageWork<E> work) {
        try {
            session.gate().await();
            if (!session.isOver()) {
                work.run();
            }
        } catch (InterruptedException e) {
            session.end(QueueSession.Ending.CHANNEL_GONE);
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // Not the handler's failure but ours: give it back before later messages of its lanes start.
            session.end(QueueSession.Ending.CHANNEL_GONE);
            log.error("A message of {} failed outside its handler", consumer.queue(), WithoutMessages.of(e));
        }
    }
}
