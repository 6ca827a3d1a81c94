package health.polaris.eventbus.consume;

import com.rabbitmq.client.Delivery;
import health.polaris.common.error.RedactedFailure;
import health.polaris.common.logging.RequestId;
import health.polaris.eventbus.broker.InboundMessage;
import health.polaris.eventbus.consume.Attempts.Result;
import health.polaris.eventbus.contract.Event;
import health.polaris.eventbus.deadletter.DeadLetters;
import health.polaris.eventbus.failure.Failure;
import health.polaris.eventbus.failure.UnexpectedFailures;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The way of one message: handled and acknowledged, or refused, put aside and acknowledged, or forgotten. */
final class MessageProcessing<E extends Event> {

    private static final Logger log = LoggerFactory.getLogger(MessageProcessing.class);

    private static final Duration PLACE_CHECK = Duration.ofMillis(50);

    private final QueueConsumer<E> consumer;
    private final InboundMessage message;
    private final Consumer<ReceivedEvent<E>> handling;
    private final QueueSession session;
    private final Attempts attempts;
    private final DeadLetters deadLetters;
    private final ConsumerMeters meters;
    private final UnexpectedFailures unexpectedFailures;
    private @Nullable ReceivedEvent<E> received;
    private @Nullable RuntimeException prepared;
    private boolean handled;

    MessageProcessing(
            QueueConsumer<E> consumer,
            InboundMessage message,
            Consumer<ReceivedEvent<E>> handling,
            QueueSession session,
            Attempts attempts,
            DeadLetters deadLetters,
            ConsumerMeters meters,
            UnexpectedFailures unexpectedFailures) {
        this.consumer = consumer;
        this.message = message;
        this.handling = handling;
        this.session = session;
        this.attempts = attempts;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.unexpectedFailures = unexpectedFailures;
    }

    /**
     * The event, parsed when it is first asked for.
     *
     * @throws health.polaris.eventbus.contract.RejectedMessageException when it cannot be
     */
    ReceivedEvent<E> read() {
        ReceivedEvent<E> event = received == null ? ReceivedEvent.of(message, consumer.type()) : received;
        received = event;
        return event;
    }

    boolean isReadable() {
        try {
            read();
            return true;
        } catch (RuntimeException e) {
            failsWith(e);
            return false;
        }
    }

    /** It has failed before it could start. */
    void failsWith(RuntimeException failure) {
        prepared = failure;
    }

    /** It was handled together with others. */
    void handledInBatch() {
        handled = true;
    }

    Delivery delivery() {
        return message.delivery();
    }

    void run() throws InterruptedException {
        Result result = attempts.of(this::handle);
        switch (result) {
            case Result.Done _ -> succeed();
            case Result.Failed failed -> putAside(failed);
            case Result.Forgotten _ -> log.debug("Forgotten with its channel, it comes again");
        }
    }

    private void handle() {
        if (prepared != null) {
            throw prepared;
        }
        if (!handled) {
            ReceivedEvent<E> event = read();
            meters.time(() -> handling.accept(event));
        }
    }

    private void succeed() {
        unexpectedFailures.interrupted();
        meters.handled(1);
        session.acknowledge(message.delivery());
    }

    private void putAside(Result.Failed failed) throws InterruptedException {
        if (failed.failure().kind() != Failure.Kind.UNEXPECTED) {
            report(failed);
            sendAway(failed.failure(), attempts.made());
        } else if (placeTaken()) {
            report(failed);
            settle(sendAway(failed.failure(), attempts.made()));
        }
    }

    /** False when the session ended meanwhile, as it does when the fifth has settled. */
    private boolean placeTaken() throws InterruptedException {
        boolean taken = unexpectedFailures.takePlace();
        while (!taken && session.pause(PLACE_CHECK)) {
            taken = unexpectedFailures.takePlace();
        }
        return taken;
    }

    private void settle(boolean away) {
        if (!away) {
            unexpectedFailures.leavePlace();
        } else if (unexpectedFailures.settle()) {
            session.end(QueueSession.Ending.HALTED);
        }
    }

    private boolean sendAway(Failure failure, int made) throws InterruptedException {
        if (!tellHandler(failure)) {
            return false;
        }
        Result sent = attempts.of(
                () -> deadLetters.send(consumer.queue(), message, failure.reason(), failure.exception(), made));
        if (sent instanceof Result.Failed unsendable) {
            // Neither acknowledged nor put aside: later messages of its work must not start.
            log.error("A dead letter cannot be sent: {}", unsendable.failure().exception());
            session.end(QueueSession.Ending.HALTED);
        }
        if (sent instanceof Result.Done) {
            meters.deadLettered(failure.kind());
            session.acknowledge(message.delivery());
        }
        return sent instanceof Result.Done;
    }

    /** False when the channel is gone; a hook that itself fails for good keeps no message from the dead letters. */
    private boolean tellHandler(Failure failure) throws InterruptedException {
        Result told = attempts.of(() -> consumer.handler().rejected(received, failure.reason()));
        if (told instanceof Result.Failed failed) {
            RequestId.during(
                    message.correlationId(),
                    () -> log.error(
                            "What {} does about a rejected message failed: {} ({})",
                            consumer.queue().queueName(),
                            failed.failure().reason(),
                            failed.failure().exception()));
        }
        return !(told instanceof Result.Forgotten);
    }

    private void report(Result.Failed failed) {
        Level level = failed.failure().kind() == Failure.Kind.UNEXPECTED ? Level.ERROR : Level.WARN;
        RequestId.during(
                message.correlationId(),
                () -> log.atLevel(level)
                        .setCause(RedactedFailure.of(failed.cause()))
                        .log(
                                "Message {} of {} goes to the dead letters after {} attempts: {} ({})",
                                message.messageId(),
                                consumer.queue().queueName(),
                                attempts.made(),
                                failed.failure().reason(),
                                failed.failure().exception()));
    }
}
