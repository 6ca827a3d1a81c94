package health.polaris.connector.inbound.batch;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorKind;
import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.batch.BatchAcknowledgement;
import health.polaris.connector.hl7.batch.BatchPart;
import health.polaris.connector.hl7.batch.MessageBatch;
import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.hl7.message.RawSegment;
import health.polaris.connector.inbound.Answer;
import health.polaris.connector.inbound.InboundJournal;
import health.polaris.connector.inbound.InboundService;
import health.polaris.connector.inbound.arrival.Transport;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Sends the messages of a batch through {@link InboundService} one after another, each in its own transaction. When the
 * database goes away in the middle the sender is told 503 and sends the whole batch again: what was taken before is then
 * answered as a duplicate.
 */
@Service
public record BatchService(InboundService inbound, InboundJournal journal, BatchSettings settings, Clock clock) {

    /**
     * @param body base64 text
     * @throws ApiException 400 with the uuid of the kept input when there is no header at all, 413 for too many messages
     */
    BatchResponse receive(String body) {
        Optional<byte[]> bytes = MessageBody.bytes(body);
        return bytes.filter(MessageBatch::hasHeader).map(this::receive).orElseGet(() -> receiveOne(body));
    }

    /** Neither FHS nor BHS nor MSH: kept and refused like any other input that is no HL7. */
    private BatchResponse receiveOne(String body) {
        BatchAcknowledgement acknowledgements = new BatchAcknowledgement(clock.instant());
        Answer answer = inbound.receive(body);
        acknowledgements.add(answer.acknowledgement());
        return BatchResponse.of(List.of(answer.uuid()), acknowledgements.text());
    }

    /**
     * Takes a batch that came with FHS or BHS, and gives the batch of acknowledgements. One with too many messages is
     * refused as a whole.
     *
     * @throws ApiException when a message could be neither taken nor kept: the whole batch is to be sent again
     */
    public String acknowledge(byte[] bytes, Transport transport) {
        return MessageBatch.read(bytes, settings.maximalMessages())
                .map(batch -> taken(batch, transport, new ArrayList<>()))
                .orElseGet(() -> refused(bytes));
    }

    private String refused(byte[] bytes) {
        journal.batchTooLong(settings.maximalMessages());
        BatchAcknowledgement acknowledgements = new BatchAcknowledgement(clock.instant());
        acknowledgements.refuse(
                MessageBatch.opening(bytes).orElseThrow(), Refusal.tooManyMessages(settings.maximalMessages()));
        return acknowledgements.text();
    }

    /** MSH of each message; none when there are too many of them. */
    public List<RawSegment> headers(byte[] bytes) {
        return MessageBatch.read(bytes, settings.maximalMessages()).stream()
                .flatMap(batch -> batch.parts().stream())
                .flatMap(part -> part instanceof BatchPart.Message(byte[] message)
                        ? RawSegment.headerOf(message).stream()
                        : Stream.empty())
                .toList();
    }

    private BatchResponse receive(byte[] bytes) {
        MessageBatch batch =
                MessageBatch.read(bytes, settings.maximalMessages()).orElseThrow(this::tooLong);
        List<String> uuids = new ArrayList<>();
        String text = taken(batch, Transport.HTTP, uuids);
        return BatchResponse.of(uuids, text);
    }

    private String taken(MessageBatch batch, Transport transport, List<String> uuids) {
        BatchAcknowledgement acknowledgements = new BatchAcknowledgement(clock.instant());
        batch.parts().forEach(part -> take(part, transport, acknowledgements).ifPresent(uuids::add));
        String text = acknowledgements.text();
        acknowledgements.faults().forEach(journal::disagreed);
        journal.batchDone(uuids.size());
        return text;
    }

    private ApiException tooLong() {
        journal.batchTooLong(settings.maximalMessages());
        return new ApiException(ErrorKind.TOO_LARGE, "Batch has more than " + settings.maximalMessages() + " messages");
    }

    /** @return the uuid of the stored message, when the part is one */
    private Optional<String> take(BatchPart part, Transport transport, BatchAcknowledgement acknowledgements) {
        switch (part) {
            case BatchPart.FileHeader header -> acknowledgements.open(header);
            case BatchPart.Header header -> acknowledgements.open(header);
            case BatchPart.Trailer trailer -> acknowledgements.close(trailer);
            case BatchPart.FileTrailer trailer -> acknowledgements.close(trailer);
            case BatchPart.Message(byte[] message) -> {
                return Optional.of(take(message, transport, acknowledgements));
            }
        }
        return Optional.empty();
    }

    private String take(byte[] message, Transport transport, BatchAcknowledgement acknowledgements) {
        try {
            Answer answer = inbound.receive(message, transport);
            acknowledgements.add(answer.acknowledgement());
            return answer.uuid();
        } catch (ApiException unreadable) {
            String uuid = unreadable.storedUuid();
            if (uuid == null) {
                throw unreadable;
            }
            acknowledgements.addUnreadable(message, unreadable.text());
            return uuid;
        }
    }
}
