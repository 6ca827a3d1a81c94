package health.polaris.connector.progress;

import health.polaris.common.error.ApiException;
import health.polaris.connector.progress.MessageProgressRepository.Overwritten;
import health.polaris.eventbus.contract.MessageOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /**
     * What is said of a message now.
     *
     * @param former what had been said of it before
     * @param warnings what is to be warned of now
     * @param received when it came; null: it was published again since, so that the time until now says nothing
     * @param feed of its sender; null: it has none
     */
    public record Changed(
            Optional<Outcome> former,
            String outcome,
            List<MessageOutcome.Warning> warnings,
            @Nullable Instant received,
            @Nullable String feed) {}

    /** @throws ApiException 404 when there is no such message */
    @Transactional
    public void mark(String uuid, boolean processed) {
        if (!events.add(uuid, processed ? "marked_processed" : "marked_unprocessed", null)) {
            throw ApiException.notFound("Message not found");
        }
        progress.mark(uuid, processed);
    }

    /**
     * What the platform said of messages, in the order in which it said it; of a message that is not ours nothing is noted.
     *
     * @return what changed
     */
    @Transactional
    public List<Changed> conclude(List<MessageOutcome> outcomes) {
        List<Changed> changed = new ArrayList<>();
        Map<String, MessageOutcome> together = new LinkedHashMap<>();
        for (MessageOutcome outcome : outcomes) {
            if (together.containsKey(outcome.messageUuid())) {
                changed.addAll(concludeEach(together));
                together.clear();
            }
            together.put(outcome.messageUuid(), outcome);
        }
        if (!together.isEmpty()) {
            changed.addAll(concludeEach(together));
        }
        return changed;
    }

    private List<Changed> concludeEach(Map<String, MessageOutcome> outcomes) {
        List<Changed> changed = new ArrayList<>();
        progress.conclude(outcomes.values()).forEach((uuid, concluded) -> {
            Overwritten overwritten = concluded.overwritten();
            overwritten.former().ifPresent(former -> events.addFormer(uuid, former));
            MessageOutcome told = Objects.requireNonNull(outcomes.get(uuid));
            changed.add(new Changed(
                    overwritten.former(),
                    told.outcome(),
                    Outcome.whole(told.warnings()),
                    overwritten.reprocess() == 0 ? concluded.received() : null,
                    concluded.feed()));
        });
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
