package health.polaris.connector.deadletter;

import health.polaris.common.error.ApiException;
import health.polaris.connector.deadletter.DeadLetterRepository.Placed;
import health.polaris.connector.progress.OperatorAction;
import health.polaris.connector.progress.OperatorActionService;
import health.polaris.eventbus.deadletter.DeadLetter;
import health.polaris.eventbus.deadletter.ErrorQueue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Operators at the dead letters of all services; the transaction of what they do holds the audit events. */
@Service
class DeadLetterService {

    private final ErrorQueue errors;
    private final DeadLetterRepository letters;
    private final OperatorActionService journal;

    DeadLetterService(ErrorQueue errors, DeadLetterRepository letters, OperatorActionService journal) {
        this.errors = errors;
        this.letters = letters;
        this.journal = journal;
    }

    /**
     * @param after place of the last letter that was seen, which may be gone meanwhile
     * @throws ApiException 400 when it is not a position
     */
    @Transactional(readOnly = true)
    public DeadLetterPage list(@Nullable String queue, @Nullable String reason, @Nullable String after, int limit) {
        // One more than asked for tells whether this is the end.
        List<Placed> found = letters.page(queue, reason, place(after), limit + 1);
        List<Placed> page = found.subList(0, Math.min(limit, found.size()));
        return new DeadLetterPage(
                letters.count(),
                page.stream().map(Placed::letter).toList(),
                found.size() > limit ? String.valueOf(page.getLast().position()) : null);
    }

    private static long place(@Nullable String after) {
        try {
            return after == null ? 0 : Long.parseLong(after);
        } catch (NumberFormatException noPlace) {
            throw ApiException.invalid("after: must be `next` of the part before; begin again");
        }
    }

    /** @throws ApiException 404 when it is gone */
    @Transactional
    public DeadLetterBody body(String id) {
        long position = letters.position(id).orElseThrow(DeadLetterService::gone);
        DeadLetterSummary summary =
                letters.page(null, null, position - 1, 1).getFirst().letter();
        DeadLetter letter = letters.find(id).orElseThrow(DeadLetterService::gone);
        journal.didToLetter(OperatorAction.DEAD_LETTER_READ, id, summary.messageUuid(), label(summary.queue()), null);
        return DeadLetterBody.of(letter, summary);
    }

    private static ApiException gone() {
        return ApiException.notFound("Dead letter not found");
    }

    /**
     * @param toEveryone when it does not say which queue it came from
     * @throws ApiException 404 when it is gone, 409 when it cannot go back
     */
    @Transactional
    public void requeue(String id, boolean toEveryone) {
        DeadLetter letter = letters.lock(id).orElseThrow(DeadLetterService::gone);
        if (letter.queue() == null && toEveryone) {
            errors.sendToEveryone(letter);
        } else {
            errors.sendBack(letter);
        }
        sent(letter);
    }

    /** Sends back up to so many. What was sent stays sent, and is told, whatever comes then. */
    @Transactional
    public RequeueAnswer requeue(RequeueSetRequest request) {
        if (request.isEmpty()) {
            throw ApiException.invalid("queue or reason is needed");
        }
        int requeued = 0;
        for (DeadLetter letter : letters.lock(request.queue(), request.reason(), request.size())) {
            try {
                errors.sendBack(letter);
            } catch (ApiException brokerTrouble) {
                if (requeued == 0) {
                    throw brokerTrouble;
                }
                return new RequeueAnswer(requeued, true);
            }
            sent(letter);
            requeued++;
        }
        return new RequeueAnswer(requeued, false);
    }

    /** The broker has it; after an end before the transaction's it is here too, and its consumer notices the repetition. */
    private void sent(DeadLetter letter) {
        letters.delete(letter.id());
        journal.didToLetter(
                OperatorAction.DEAD_LETTER_REQUEUE, letter.id(), MessageUuid.in(letter), label(letter.queue()), null);
    }

    /** @throws ApiException 404 when it is gone */
    @Transactional
    public void discard(String id, String reason) {
        DeadLetter letter = letters.lock(id).orElseThrow(DeadLetterService::gone);
        letters.delete(id);
        journal.didToLetter(
                OperatorAction.DEAD_LETTER_DISCARD, id, MessageUuid.in(letter), label(letter.queue()), reason);
    }

    /** A label of metrics: names of other programs' queues are free text. */
    static String label(@Nullable String queue) {
        return queue != null && queue.matches("[a-z.-]{1,60}") ? queue : "other";
    }
}
