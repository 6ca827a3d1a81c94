package health.polaris.connector.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.polaris.common.security.CurrentCaller;
import health.polaris.eventbus.contract.AuditEvent;
import health.polaris.eventbus.publish.EventOutbox;
import health.polaris.web.monitoring.BoundedLabels;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes down what operators do, in the transaction in which they do it. */
@Service
public class OperatorActionService {

    private static final Logger log = LoggerFactory.getLogger(OperatorActionService.class);
    private static final String DONE = "done";

    private final MessageEventRepository events;
    private final EventOutbox outbox;
    private final MeterRegistry meters;

    OperatorActionService(MessageEventRepository events, EventOutbox outbox, MeterRegistry meters) {
        this.events = events;
        this.outbox = outbox;
        this.meters = meters;
        Stream.of(
                        OperatorAction.FEED_PAUSE,
                        OperatorAction.FEED_RESUME,
                        OperatorAction.DELIVERY_PAUSE,
                        OperatorAction.DELIVERY_RESUME)
                .forEach(action -> counter(action, DONE));
        Stream.of(
                        OperatorAction.DEAD_LETTER_READ,
                        OperatorAction.DEAD_LETTER_REQUEUE,
                        OperatorAction.DEAD_LETTER_DISCARD)
                .forEach(action -> counter(action, BoundedLabels.OTHER));
    }

    /** What can come of an action, so that each is counted from 0. */
    public void foresee(OperatorAction action, Stream<String> results) {
        results.forEach(result -> counter(action, result));
    }

    private Counter counter(OperatorAction action, String result) {
        return meters.counter("polaris.operator.actions", "action", action.label(), "result", result);
    }

    /**
     * Something was done to a message.
     *
     * @param result one word: {@code published}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void did(OperatorAction action, String messageUuid, String result) {
        events.add(messageUuid, action.label(), result);
        publish("hl7_message", messageUuid, action, new ActionData(messageUuid, null, null, result, null, actor()));
    }

    /**
     * Something was done to a dead letter.
     *
     * @param messageUuid of the message that it is about, if it says so
     * @param letter its id
     * @param reason why, where that is asked for
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void didToLetter(
            OperatorAction action, String letter, @Nullable String messageUuid, String queue, @Nullable String reason) {
        if (messageUuid != null) {
            events.add(messageUuid, action.label(), reason == null ? queue : reason);
        }
        publish("dead_letter", letter, action, new ActionData(messageUuid, letter, null, queue, reason, actor()));
    }

    /**
     * Something was done to a feed.
     *
     * @param feed its sender, or the destination of deliveries
     * @param reason why, where that is asked for
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void didToFeed(OperatorAction action, String feed, @Nullable String reason) {
        publish("feed", feed, action, new ActionData(null, null, feed, DONE, reason, actor()));
    }

    private static String actor() {
        return CurrentCaller.get().id();
    }

    private void publish(String kind, String identifier, OperatorAction action, ActionData data) {
        outbox.publish(AuditEvent.about(kind, identifier, action.auditEvent(), data));
        afterCommit(() -> {
            counter(action, data.result()).increment();
            log.info(
                    "Operator: {} of message {}, dead letter {}, feed {}: {}",
                    action.label(),
                    data.messageUuid(),
                    data.deadLetterId(),
                    data.feed(),
                    data.result());
        });
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record ActionData(
            @Nullable String messageUuid,
            @Nullable String deadLetterId,
            @Nullable String feed,
            String result,
            @Nullable String reason,
            String modifiedBy) {}
}
