package health.polaris.eventbus.consume;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import health.polaris.common.error.RedactedFailure;
import health.polaris.eventbus.broker.BrokerException;
import health.polaris.eventbus.broker.BrokerLink;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.order.ConsumerPause;
import health.polaris.eventbus.order.OrderedWork;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One channel, and all that was taken from it. When it ends, whatever was not acknowledged is forgotten here, retries
 * included, and given back in its old order by closing the channel; never by {@code nack} or {@code reject} with
 * requeue, after which a quorum queue has another order (contracts/platform.md §8.5).
 */
final class QueueSession {

    /** Why it is over. */
    enum Ending {
        /** The connection, the channel or the queue is gone. */
        CHANNEL_GONE,
        /** A dependency is away for so long that the messages go back to the broker meanwhile. */
        GIVEN_BACK,
        /** Too many unexpected failures in a row. */
        HALTED,
        /** The service shuts down. */
        STOPPED
    }

    private static final Logger log = LoggerFactory.getLogger(QueueSession.class);
    private static final Duration REMIND = Duration.ofSeconds(30);

    private final Channel channel;
    private final PolarisQueue queue;
    private final ConsumerPause pause = new ConsumerPause();
    private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final OrderedWork work;
    private final DeliveryWork deliveries;

    private QueueSession(Channel channel, PolarisQueue queue, MessageDispatcher<?> dispatcher) {
        this.channel = channel;
        this.queue = queue;
        this.work = new OrderedWork(dispatcher.threads());
        this.deliveries = dispatcher.open(this);
    }

    /**
     * Consumes from now on.
     *
     * @throws BrokerException when the broker is away or has no such queue
     */
    static QueueSession open(Channel channel, PolarisQueue queue, MessageDispatcher<?> dispatcher) {
        QueueSession session = new QueueSession(channel, queue, dispatcher);
        try {
            channel.addShutdownListener(cause -> session.end(Ending.CHANNEL_GONE));
            channel.basicQos(dispatcher.prefetch());
            channel.basicConsume(queue.queueName(), false, session.consumer());
            return session;
        } catch (IOException | AlreadyClosedException e) {
            BrokerLink.close(channel);
            throw new BrokerException("queue " + queue.queueName() + " cannot be consumed", e);
        }
    }

    private DefaultConsumer consumer() {
        return new DefaultConsumer(channel) {
            @Override
            public void handleDelivery(String tag, Envelope envelope, BasicProperties properties, byte[] body) {
                if (!isOver()) {
                    deliveries.take(new Delivery(envelope, properties, body));
                }
            }

            @Override
            public void handleCancel(String tag) {
                end(Ending.CHANNEL_GONE);
            }

            @Override
            public void handleShutdownSignal(String tag, ShutdownSignalException cause) {
                end(Ending.CHANNEL_GONE);
            }
        };
    }

    /** The first reason counts. Nothing starts any more; what runs is awaited by {@link #close}. */
    void end(Ending reason) {
        if (ending.compareAndSet(null, reason)) {
            ended.countDown();
            pause.endForGood();
        }
    }

    boolean isOver() {
        return ending.get() != null;
    }

    boolean isPaused() {
        return pause.isPaused();
    }

    ConsumerPause pause() {
        return pause;
    }

    /** False when the session ended meanwhile. */
    boolean pause(Duration time) throws InterruptedException {
        return !ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    Ending awaitEnd() throws InterruptedException {
        ended.await();
        Ending reason = ending.get();
        return reason == null ? Ending.CHANNEL_GONE : reason;
    }

    /** Where its messages wait for each other. */
    OrderedWork work() {
        return work;
    }

    /** Does the work when no dependency is away any more, unless the session is over then. */
    void whenNotPaused(Work step) {
        try {
            pause.await();
            if (!isOver()) {
                step.run();
            }
        } catch (InterruptedException e) {
            end(Ending.CHANNEL_GONE);
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // Not the handler's failure but ours: give it back before later messages that wait for it start.
            end(Ending.CHANNEL_GONE);
            log.error("A message of {} failed outside its handler", queue, RedactedFailure.of(e));
        }
    }

    /** A step of a message's way. */
    interface Work {
        void run() throws InterruptedException;
    }

    void acknowledge(Delivery delivery) {
        acknowledge(delivery, false);
    }

    /** This one, and all before it. */
    void acknowledgeUpTo(Delivery delivery) {
        acknowledge(delivery, true);
    }

    private void acknowledge(Delivery delivery, boolean multiple) {
        try {
            channel.basicAck(delivery.getEnvelope().getDeliveryTag(), multiple);
        } catch (IOException | AlreadyClosedException e) {
            log.debug("Not acknowledged, it comes again", e);
            end(Ending.CHANNEL_GONE);
        }
    }

    /** Closes the channel when the messages being handled are done, or the time is over. */
    void close(Duration limit) throws InterruptedException {
        boolean _ = work.awaitDone(limit);
        BrokerLink.close(channel);
    }

    /** The next session starts no message that an attempt of this one may still be changing things for. */
    void awaitLastAttempts() throws InterruptedException {
        while (!work.awaitDone(REMIND)) {
            log.warn("{} messages of {} from a closed channel are still being handled", work.unfinished(), queue);
        }
    }
}
