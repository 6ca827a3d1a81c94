package health.polaris.connector.deadletter;

import health.polaris.common.error.ApiException;
import health.polaris.connector.progress.MessageProgressRepository;
import health.polaris.connector.progress.OperatorAction;
import health.polaris.connector.progress.OperatorActionService;
import health.polaris.eventbus.deadletter.DeadLetter;
import health.polaris.eventbus.deadletter.ErrorQueue;
import health.polaris.eventbus.deadletter.ErrorQueue.Step;
import health.polaris.eventbus.deadletter.ErrorQueue.Visitor;
import health.polaris.web.database.AdvisoryLocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Operators at the queue {@code errors}, one at a time over all replicas: while one looks, the letters are in no other's
 * sight. The transaction is that lock, and holds the audit events.
 */
@Service
class DeadLetterService {

    private final ErrorQueue errors;
    private final OperatorActionService journal;
    private final MessageProgressRepository progress;
    private final AdvisoryLocks locks;

    DeadLetterService(
            ErrorQueue errors, OperatorActionService journal, MessageProgressRepository progress, AdvisoryLocks locks) {
        this.errors = errors;
        this.journal = journal;
        this.progress = progress;
        this.locks = locks;
    }

    private void waitForTurn() {
        locks.take("dead letters");
    }

    /** @param after id of the last letter that was seen; one that is gone meanwhile: 409 */
    @Transactional
    public DeadLetterPage list(@Nullable String queue, @Nullable String reason, @Nullable String after, int limit) {
        waitForTurn();
        List<DeadLetterSummary> letters = new ArrayList<>();
        Reader reader = new Reader(after, limit, queue, reason, letters);
        int total = errors.walk(reader);
        if (!reader.reached) {
            throw ApiException.conflict("after: that dead letter is gone; begin again");
        }
        return new DeadLetterPage(
                total, withOutcomes(letters), reader.more ? letters.getLast().id() : null);
    }

    /** A message that was rejected may have been applied since, by what came later. */
    private List<DeadLetterSummary> withOutcomes(List<DeadLetterSummary> letters) {
        Map<String, String> outcomes = progress.outcomes(letters.stream()
                .flatMap(letter -> Stream.ofNullable(letter.messageUuid()))
                .toList());
        return letters.stream()
                .map(letter -> letter.messageUuid() == null ? letter : letter.with(outcomes.get(letter.messageUuid())))
                .toList();
    }

    /** @throws ApiException 404 when it is gone */
    @Transactional
    public DeadLetterBody body(String id) {
        waitForTurn();
        List<DeadLetterBody> found = new ArrayList<>(1);
        errors.walk(letter -> {
            if (!found.isEmpty() || !letter.id().equals(id)) {
                return found.isEmpty() ? Step.LEAVE : Step.STOP;
            }
            found.add(DeadLetterBody.of(letter));
            return Step.STOP;
        });
        DeadLetterBody letter = found.stream().findFirst().orElseThrow(DeadLetterService::gone);
        journal.didToLetter(
                OperatorAction.DEAD_LETTER_READ,
                id,
                letter.letter().messageUuid(),
                label(letter.letter().queue()));
        return letter.with(withOutcomes(List.of(letter.letter())).getFirst());
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
        waitForTurn();
        Sender sender = new Sender(letter -> letter.id().equals(id), 1, toEveryone);
        errors.walk(sender);
        if (sender.sent == 0) {
            throw gone();
        }
    }

    /** Sends back up to so many. What was sent stays sent, and is told, whatever comes then. */
    @Transactional
    public RequeueAnswer requeue(RequeueSetRequest request) {
        if (request.isEmpty()) {
            throw ApiException.invalid("queue or reason is needed");
        }
        waitForTurn();
        Sender sender = new Sender(request::matches, request.size(), false);
        try {
            errors.walk(sender);
            return new RequeueAnswer(sender.sent, false);
        } catch (ApiException brokerTrouble) {
            if (sender.sent == 0) {
                throw brokerTrouble;
            }
            return new RequeueAnswer(sender.sent, true);
        }
    }

    /** A label of metrics: names of other programs' queues are free text. */
    private static String label(@Nullable String queue) {
        return queue != null && queue.matches("[a-z.-]{1,60}") ? queue : "other";
    }

    /** Reads a part of the queue. */
    private static final class Reader implements Visitor {

        private final @Nullable String after;
        private final int limit;
        private final @Nullable String queue;
        private final @Nullable String reason;
        private final List<DeadLetterSummary> letters;
        private boolean reached;
        private boolean more;

        Reader(
                @Nullable String after,
                int limit,
                @Nullable String queue,
                @Nullable String reason,
                List<DeadLetterSummary> letters) {
            this.after = after;
            this.limit = limit;
            this.queue = queue;
            this.reason = reason;
            this.letters = letters;
            this.reached = after == null;
        }

        @Override
        public Step visit(DeadLetter letter) {
            if (!reached) {
                reached = letter.id().equals(after);
                return Step.LEAVE;
            }
            if (!matches(letter)) {
                return Step.LEAVE;
            }
            if (letters.size() == limit) {
                more = true;
                return Step.STOP;
            }
            letters.add(DeadLetterSummary.of(letter));
            return Step.LEAVE;
        }

        private boolean matches(DeadLetter letter) {
            return (queue == null || queue.equals(letter.queue()))
                    && (reason == null || DeadLetterSummary.isReason(reason, letter));
        }
    }

    /** Sends back what matches. */
    private final class Sender implements Visitor {

        private final Predicate<DeadLetter> wanted;
        private final int most;
        private final boolean toEveryone;
        private int sent;

        Sender(Predicate<DeadLetter> wanted, int most, boolean toEveryone) {
            this.wanted = wanted;
            this.most = most;
            this.toEveryone = toEveryone;
        }

        @Override
        public Step visit(DeadLetter letter) {
            if (sent == most) {
                return Step.STOP;
            }
            if (!wanted.test(letter)) {
                return Step.LEAVE;
            }
            return letter.queue() == null && toEveryone ? Step.TO_EVERYONE : Step.TO_ITS_QUEUE;
        }

        @Override
        public void sent(DeadLetter letter) {
            sent++;
            journal.didToLetter(
                    OperatorAction.DEAD_LETTER_REQUEUE, letter.id(), MessageUuid.in(letter), label(letter.queue()));
        }
    }
}
