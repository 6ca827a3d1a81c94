package health.polaris.connector.inbound;

import health.polaris.connector.hl7.Acknowledgement;
import health.polaris.connector.hl7.InternalMessage;
import health.polaris.connector.hl7.Refusal;
import health.polaris.connector.hl7.Unreadable;
import health.polaris.connector.messagelog.Direction;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.messagelog.StoredMessages;
import health.polaris.eventbus.publish.EventOutbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every end a message can come to, each one transaction; the sender is answered after its commit. */
@Service
class InboundStore {

    private final StoredMessages messages;
    private final PatientOrder order;
    private final EventOutbox outbox;
    private final Clock clock;

    InboundStore(StoredMessages messages, PatientOrder order, EventOutbox outbox, Clock clock) {
        this.messages = messages;
        this.order = order;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Keeps input that is not HL7, and tells where. */
    @Transactional
    public String keep(String content, Unreadable reason) {
        StoredMessage row = new StoredMessage(Direction.INBOUND, content);
        row.refusedFor(reason.label());
        return messages.saveAndFlush(row).uuid();
    }

    /** Keeps a refused message. Its control id stays free: the sender may correct the message and send it again. */
    @Transactional
    public Answer refuse(String content, Reading.Refused refused) {
        StoredMessage row = new StoredMessage(Direction.INBOUND, content);
        row.cameFrom(refused.message().sender());
        row.readBy(refused.profile().name());
        row.concerns(refused.identifiers());
        row.mentions(refused.message().controlId());
        row.refusedFor(refused.refusal().reason().label());
        return answer(row, Acknowledgement.refusing(refused.message(), refused.refusal(), clock.instant()));
    }

    /** Keeps a second row for a message whose control id is taken; the first row is untouched. */
    @Transactional
    public Answer refuseDuplicate(Incoming incoming) {
        StoredMessage row = incoming.row();
        row.mentions(incoming.message().controlId());
        row.refusedFor(Refusal.duplicate().reason().label());
        return answer(row, Acknowledgement.refusing(incoming.message(), Refusal.duplicate(), clock.instant()));
    }

    /**
     * Stores and publishes under the lock of the patient; empty when the control id is taken.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when another patient's message takes it meanwhile
     */
    @Transactional
    public Optional<Answer> accept(Incoming incoming) {
        order.waitForTurn(incoming.patient());
        return isDuplicate(incoming) ? Optional.empty() : Optional.of(storeAndPublish(incoming, order.nextNumber()));
    }

    private Answer storeAndPublish(Incoming incoming, long number) {
        Instant now = clock.instant();
        StoredMessage row = incoming.row();
        row.numbered(number);
        incoming.controlKey().ifPresent(row::occupy);
        Answer answer = answer(row, Acknowledgement.accepting(incoming.message(), now));
        outbox.publish(InternalMessage.of(answer.uuid(), incoming.adt(), number, now));
        return answer;
    }

    /** Is the control id of that message taken? */
    @Transactional(readOnly = true)
    public boolean isDuplicate(Incoming incoming) {
        return incoming.controlKey().filter(messages::occupied).isPresent();
    }

    /** What was answered when exactly this text was accepted; empty when another text has the control id. */
    @Transactional(readOnly = true)
    public Optional<Answer> firstAnswer(Incoming incoming) {
        return incoming.controlKey()
                .flatMap(messages::occupant)
                .filter(first -> first.holds(incoming.content()))
                // One that was refused at first and accepted by an operator has no AA to repeat.
                .filter(first -> first.refusal() == null)
                .flatMap(first -> first.acknowledgement().map(text -> new Answer(first.uuid(), text)));
    }

    private Answer answer(StoredMessage row, Acknowledgement acknowledgement) {
        row.acknowledged(acknowledgement.text());
        return new Answer(messages.saveAndFlush(row).uuid(), acknowledgement.text());
    }
}
