package health.polaris.connector.inbound;

import health.polaris.common.error.ApiException;
import health.polaris.connector.hl7.acknowledgement.Acknowledgement;
import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.hl7.body.MessageTransformer;
import health.polaris.connector.hl7.body.Unreadable;
import health.polaris.connector.inbound.arrival.Arrival;
import health.polaris.connector.inbound.arrival.Transport;
import health.polaris.connector.inbound.glance.FirstLook;
import health.polaris.connector.messagelog.StoredMessage.Glance;
import health.polaris.connector.profile.SiteProfiles;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/**
 * From the bytes of a message to the acknowledgement: decode, transform, read, store. Each stage gives the type the
 * next one asks for, so none can be left out or come too early.
 */
@Service
public record InboundService(
        SiteProfiles profiles,
        MessageTransformer transformer,
        MessageReading reading,
        Acceptance acceptance,
        InboundStore store,
        FirstLook look,
        InboundJournal journal) {
    /**
     * @param body base64 text, which came over HTTP
     * @throws ApiException 400 with the uuid of the kept input when it is no HL7
     */
    public Answer receive(String body) {
        Arrival arrival = Arrival.now(Transport.HTTP);
        byte[] message = MessageBody.bytes(body).orElseThrow(() -> unreadable(body, Glance.NOTHING, Unreadable.BASE64));
        return receive(received(message), arrival, () -> body);
    }

    /**
     * @param message the bytes of one message of a batch, in the character set of its sender
     * @throws ApiException 400 with the uuid of the kept input (its base64 text) when it is no HL7
     */
    public Answer receive(byte[] message, Transport transport) {
        Arrival arrival = Arrival.now(transport);
        return receive(received(message), arrival);
    }

    /** The same for bytes that have been looked at already. */
    public Answer receive(ReceivedMessage message, Arrival arrival) {
        return receive(message, arrival, () -> Base64.getEncoder().encodeToString(message.bytes()));
    }

    /** Notes what the sender of kept input was answered, where its transport has a way to answer it. */
    public void answered(String uuid, Acknowledgement answer) {
        store.answered(uuid, answer.text());
    }

    /** Notes what the sender was sent, where its transport sends something else than the acknowledgement. */
    public void sent(String uuid, String texts) {
        store.sent(uuid, texts);
    }

    /** Bytes with the profile of their sender, which is asked for here and nowhere else. */
    public ReceivedMessage received(byte[] message) {
        return ReceivedMessage.of(message, profiles);
    }

    private Answer receive(ReceivedMessage message, Arrival arrival, Supplier<String> base64) {
        Answer answer = answer(message, base64);
        journal.acknowledged(message, arrival);
        return answer;
    }

    private Answer answer(ReceivedMessage message, Supplier<String> base64) {
        return switch (MessageBody.of(message.bytes(), message.profile().characterSet())) {
            case MessageBody.Undecodable(Unreadable reason) ->
                throw unreadable(base64.get(), look.at(message.bytes(), message.profile()), reason);
            case MessageBody.Decoded(String text) -> conclude(transformed(text, message), message);
        };
    }

    private String transformed(String text, ReceivedMessage received) {
        try {
            return transformer.transformIncoming(text);
        } catch (RuntimeException failure) {
            // Code of a hospital, not ours: whatever goes wrong in it, the message is kept and the sender told.
            journal.transformerFailed(failure);
            throw unreadable(text, look.at(text, received.profile()), Unreadable.CONVERTER);
        }
    }

    private Answer conclude(String text, ReceivedMessage received) {
        return switch (reading.read(text, received)) {
            case Reading.NotHl7 nothing -> throw unreadable(text, Glance.NOTHING, Unreadable.NOT_HL7);
            case Reading.Refused refused -> refuse(text, refused);
            case Reading.Ignored ignored -> accept(Incoming.of(text, ignored));
            case Reading.Understood understood -> accept(Incoming.of(text, understood.profile(), understood.adt()));
        };
    }

    private Answer accept(Incoming incoming) {
        Optional<Answer> accepted = acceptance.accept(incoming);
        accepted.ifPresent(answer -> journal.accepted(answer.uuid(), incoming));
        return accepted.or(() -> resent(incoming)).orElseGet(() -> refuseDuplicate(incoming));
    }

    /** The answer got lost on its way: whoever sends the same message once more has it once more. */
    private Optional<Answer> resent(Incoming incoming) {
        Optional<Answer> first =
                incoming.profile().identicalResendAccepted() ? store.firstAnswer(incoming) : Optional.empty();
        first.ifPresent(answer -> journal.resent(answer.uuid(), incoming.message()));
        return first;
    }

    private Answer refuseDuplicate(Incoming incoming) {
        Answer answer = store.refuseDuplicate(incoming);
        journal.refused(answer.uuid(), incoming.message(), Refusal.duplicate());
        return answer;
    }

    private Answer refuse(String text, Reading.Refused refused) {
        Answer answer = store.refuse(text, refused);
        journal.refused(answer.uuid(), refused.message(), refused.refusal());
        return answer;
    }

    private ApiException unreadable(String content, Glance seen, Unreadable reason) {
        String uuid = store.keep(content, seen, reason);
        journal.unreadable(uuid, reason);
        return ApiException.invalidButStored(reason.message(), uuid);
    }
}
