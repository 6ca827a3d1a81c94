package health.polaris.connector.inbound.reprocess;

import health.polaris.connector.hl7.adt.InternalMessage;
import health.polaris.connector.hold.HeldPublication;
import health.polaris.connector.inbound.AcceptanceOrder;
import health.polaris.connector.inbound.Incoming;
import health.polaris.connector.inbound.reprocess.Reprocessed.Result;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.messagelog.StoredMessageRepository;
import health.polaris.connector.progress.MessageProgressService;
import health.polaris.connector.progress.OperatorAction;
import health.polaris.connector.progress.OperatorActionService;
import health.polaris.connector.progress.Outcome;
import health.polaris.eventbus.contract.EprActions;
import health.polaris.eventbus.contract.MessageOutcome;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ends that a message can come to when it is done again, each one transaction with its audit event. */
@Service
class ReprocessStore {

    private final StoredMessageRepository messages;
    private final AcceptanceOrder order;
    private final HeldPublication publication;
    private final MessageProgressService progress;
    private final OperatorActionService journal;

    ReprocessStore(
            StoredMessageRepository messages,
            AcceptanceOrder order,
            HeldPublication publication,
            MessageProgressService progress,
            OperatorActionService journal) {
        this.messages = messages;
        this.order = order;
        this.publication = publication;
        this.progress = progress;
        this.journal = journal;
        journal.foresee(
                OperatorAction.REPROCESS,
                Stream.of(Result.values())
                        .filter(result -> result != Result.NOT_RECEIVED && result != Result.DUPLICATE)
                        .map(Result::label));
    }

    /** Nothing changes, but it was tried. */
    @Transactional
    public Reprocessed note(String uuid, Reprocessed done) {
        journal.did(OperatorAction.REPROCESS, uuid, done.result().label());
        return done;
    }

    @Transactional(readOnly = true)
    public boolean isTaken(Incoming incoming) {
        return incoming.controlKey().filter(messages::isTaken).isPresent();
    }

    /**
     * Publishes under the lock of the acceptance, like a new message, and under that of the row. While its feed is paused
     * the message waits, and says then what it says by the rules of today. Of an event that is ignored nobody is told.
     *
     * @param acceptedBefore as it was when it was read
     * @throws org.springframework.dao.DataIntegrityViolationException when another message takes its control id meanwhile
     */
    @Transactional
    public Reprocessed accept(String uuid, boolean acceptedBefore, Incoming incoming) {
        order.waitForTurn();
        StoredMessage row = messages.lock(uuid).orElseThrow();
        if (row.accepted() != acceptedBefore) {
            return Reprocessed.of(Result.CHANGED_MEANWHILE);
        }
        if (acceptedBefore) {
            return publishAgain(row, incoming);
        }
        return isTaken(incoming) ? Reprocessed.of(Result.CONTROL_ID_TAKEN) : acceptNow(row, incoming);
    }

    private Reprocessed publishAgain(StoredMessage row, Incoming incoming) {
        int times = progress.publishAgain(row.uuid());
        return publish(
                row, incoming, Objects.requireNonNull(row.sequence()), new Reprocessed(Result.PUBLISHED, times, null));
    }

    /** It gets its number; what the sender was told stays. */
    private Reprocessed acceptNow(StoredMessage row, Incoming incoming) {
        long number = messages.acceptLater(row.acceptedLater(incoming.received()));
        return incoming.understood().isPresent()
                ? publish(row, incoming, number, Reprocessed.of(Result.ACCEPTED))
                : ignore(row.uuid());
    }

    private Reprocessed ignore(String uuid) {
        progress.conclude(List.of(new MessageOutcome(uuid, MessageOutcome.PROCESSED, Outcome.TRIGGER_IGNORED)));
        return note(uuid, Reprocessed.of(Result.IGNORED));
    }

    private Reprocessed publish(StoredMessage row, Incoming incoming, long number, Reprocessed done) {
        // By the clock of its arrival, so that the sender's time counts or does not count as it did then.
        EprActions message =
                InternalMessage.of(row.uuid(), incoming.understood().orElseThrow(), number, row.created());
        publication.publishOrHold(done.times() == 0 ? message : message.again(done.times()));
        journal.did(OperatorAction.REPROCESS, row.uuid(), done.result().label());
        return done;
    }
}
