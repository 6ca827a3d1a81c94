package health.polaris.connector.messagelog;

import health.polaris.common.error.ApiException;
import health.polaris.eventbus.contract.MessageOutcome;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes how far the platform got with a message. */
@Service
class MessageProgress {

    private final StoredMessages messages;
    private final MessageEvents events;
    private final Clock clock;

    MessageProgress(StoredMessages messages, MessageEvents events, Clock clock) {
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void mark(String uuid, boolean processed) {
        messages.lock(uuid)
                .orElseThrow(() -> ApiException.notFound("Message not found"))
                .markProcessed(processed);
        events.add(uuid, processed ? "marked_processed" : "marked_unprocessed", null);
    }

    /** An event about a message that is not ours is ignored. */
    @Transactional
    public void conclude(MessageOutcome outcome) {
        messages.lock(outcome.messageUuid())
                .flatMap(message -> message.conclude(outcome, clock.instant()))
                .ifPresent(former -> events.addAt(former.at(), outcome.messageUuid(), former.name(), former.reason()));
    }
}
