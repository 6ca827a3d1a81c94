package health.polaris.connector.inbound;

import health.polaris.connector.hl7.acknowledgement.Acknowledgement;
import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.body.Unreadable;
import health.polaris.connector.inbound.glance.NumbersSaid;
import health.polaris.connector.messagelog.MessageHeader;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.messagelog.StoredMessageRepository;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Every end a message can come to but acceptance, each one statement; the sender is answered after its commit. */
@Service
public record InboundStore(StoredMessageRepository messages, Clock clock) {
    /**
     * Keeps input that is not HL7, and tells where.
     *
     * @param seen what it is found by
     */
    public String keep(String content, StoredMessage.Glance seen, Unreadable reason) {
        return messages.insert(StoredMessage.unreadable(content, seen, reason.label()));
    }

    /** What the sender of kept input was answered. */
    public void answered(String uuid, String acknowledgement) {
        messages.answered(uuid, acknowledgement);
    }

    /** What the sender was sent instead of the acknowledgement. */
    public void sent(String uuid, String texts) {
        messages.sent(uuid, texts);
    }

    /** Keeps a refused message. Its control id stays free: the sender may correct the message and send it again. */
    public Answer refuse(String content, Reading.Refused refused) {
        Acknowledgement answer =
                Acknowledgement.refusing(refused.message().text().header(), refused.refusal(), clock.instant());
        StoredMessage.Received received = new StoredMessage.Received(
                content,
                new MessageHeader(
                        refused.message().sender(),
                        refused.message().messageType(),
                        null,
                        refused.message().controlId()),
                refused.identifiers(),
                NumbersSaid.without(
                        NumbersSaid.ofUntaken(
                                refused.message(), refused.profile().rules().identifiers()),
                        refused.identifiers()),
                refused.profile().name(),
                List.of());
        String reason = refused.refusal().reason().label();
        String uuid = messages.insert(StoredMessage.refused(received, reason, answer.text()));
        return new Answer(uuid, answer, refused.profile());
    }

    /** Keeps a second row for a message whose control id is taken; the first row is untouched. */
    public Answer refuseDuplicate(Incoming incoming) {
        Refusal duplicate = Refusal.duplicate();
        Acknowledgement answer = Acknowledgement.refusing(incoming.header(), duplicate, clock.instant());
        String reason = duplicate.reason().label();
        String uuid = messages.insert(StoredMessage.duplicate(incoming.received(), reason, answer.text()));
        return new Answer(uuid, answer, incoming.profile());
    }

    /** Is the control id of that message taken? */
    public boolean isDuplicate(Incoming incoming) {
        return incoming.controlKey().filter(messages::isTaken).isPresent();
    }

    /** What was answered when exactly this text was accepted; empty when another text has the control id. */
    public Optional<Answer> firstAnswer(Incoming incoming) {
        return incoming.controlKey()
                .flatMap(messages::findByControlKey)
                .filter(first -> first.holds(incoming.content()))
                // One that was refused at first and accepted by an operator has no AA to repeat.
                .filter(first -> first.refusal() == null)
                .flatMap(first -> first.acknowledgement().map(text -> firstAnswer(first.uuid(), text, incoming)));
    }

    private static Answer firstAnswer(String uuid, String acknowledgement, Incoming incoming) {
        return new Answer(uuid, Acknowledgement.stored(acknowledgement, incoming.header()), incoming.profile());
    }
}
