package health.polaris.encounters.epr;

import health.polaris.encounters.epr.message.MessageIdentity;
import health.polaris.eventbus.contract.MessageOutcome;
import health.polaris.eventbus.publish.EventOutbox;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Messages that never became a fact: they cannot be read, or taking them in fails again and again. */
@Service
record RefusedMessages(KnownMessages messages, EventOutbox outbox, Clock clock, TransactionOperations transaction) {

    /** It is a fact, and applied or waiting. */
    boolean isDone(MessageIdentity message) {
        return is(message, known -> known.makesRepeated(message) && !known.isRejected());
    }

    /** The fold rejected it, and told so in the transaction in which it did. */
    boolean isToldAlready(MessageIdentity message) {
        return is(message, known -> known.isFact() && known.makesRepeated(message) && known.isRejected());
    }

    private boolean is(MessageIdentity message, Predicate<KnownMessages.Known> condition) {
        return Optional.ofNullable(messages.find(List.of(message.uuid())).get(message.uuid()))
                .filter(condition)
                .isPresent();
    }

    /** In a transaction of its own: that of the work was rolled back. */
    void refuse(MessageIdentity message, String reason) {
        transaction.executeWithoutResult(_ -> refuseUnlessDone(message, reason));
    }

    private void refuseUnlessDone(MessageIdentity message, String reason) {
        if (!isDone(message)) {
            messages.refuse(message, reason);
            outbox.publish(MessageOutcome.said(clock.instant(), message.uuid(), MessageOutcome.REJECTED, reason));
        }
    }
}
