package health.polaris.connector.progress;

import health.polaris.common.error.ApiException;
import health.polaris.connector.progress.MessageProgressRepository.Overwritten;
import health.polaris.eventbus.contract.MessageOutcome;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes how far the platform got with a message. */
@Service
public class MessageProgressService {

    private final MessageProgressRepository progress;
    private final MessageEventRepository events;

    MessageProgressService(MessageProgressRepository progress, MessageEventRepository events) {
        this.progress = progress;
        this.events = events;
    }

    /** @throws ApiException 404 when there is no such message */
    @Transactional
    public void mark(String uuid, boolean processed) {
        if (!events.add(uuid, processed ? "marked_processed" : "marked_unprocessed", null)) {
            throw ApiException.notFound("Message not found");
        }
        progress.mark(uuid, processed);
    }

    /**
     * An event about a message that is not ours is ignored.
     *
     * @return what was overwritten; empty when nothing changed
     */
    @Transactional
    public Optional<Overwritten> conclude(MessageOutcome outcome) {
        Optional<Overwritten> changed = progress.conclude(outcome.messageUuid(), outcome.outcome(), outcome.reason());
        changed.flatMap(Overwritten::former).ifPresent(former -> events.addFormer(outcome.messageUuid(), former));
        return changed;
    }

    /** The platform is asked once more, in the caller's transaction; gives how often by now. */
    @Transactional
    public int publishAgain(String uuid) {
        Overwritten overwritten = progress.publishAgain(uuid);
        overwritten.former().ifPresent(former -> events.addFormer(uuid, former));
        return overwritten.reprocess();
    }
}
