package health.polaris.connector.hl7.batch;

import health.polaris.connector.hl7.acknowledgement.Acknowledgement;
import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.message.RawSegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The batch of acknowledgements, written while the batch is worked through: FHS and FTS as in the batch, always BHS and
 * BTS, between them the acknowledgements in the order of the messages. One user, one thread.
 */
public final class BatchAcknowledgement {

    private final Instant now;
    private final StringBuilder text = new StringBuilder();
    private final List<BatchFault> faults = new ArrayList<>();
    private @Nullable BatchEnvelope file;
    private @Nullable BatchEnvelope batch;
    private int position;

    public BatchAcknowledgement(Instant now) {
        this.now = now;
    }

    public void open(BatchPart.FileHeader header) {
        endFile();
        file = BatchEnvelope.answering(BatchEnvelope.Kind.FILE, header.segment());
        text.append(BatchEnvelope.header(BatchEnvelope.Kind.FILE, header.segment(), now));
    }

    public void open(BatchPart.Header header) {
        endBatch();
        batch = BatchEnvelope.answering(BatchEnvelope.Kind.BATCH, header.segment());
        text.append(BatchEnvelope.header(BatchEnvelope.Kind.BATCH, header.segment(), now));
    }

    /** Adds the acknowledgement of the next message. */
    public void add(Acknowledgement acknowledgement) {
        BatchEnvelope open = batch == null ? openFor(acknowledgement) : batch;
        batch = open.withOneMore();
        position++;
        text.append(acknowledgement.text());
    }

    /** Messages without BHS get a batch header like the MSH of the first acknowledgement. */
    private BatchEnvelope openFor(Acknowledgement acknowledgement) {
        RawSegment answered = acknowledgement.answered();
        text.append(BatchEnvelope.headerAround(answered, now));
        return BatchEnvelope.withoutHeader(answered.separators());
    }

    /**
     * Adds the refusal of what could not be read. When even its MSH could not be, only its position tells which it was.
     *
     * @param reason for people, without anything of the message
     */
    public void addUnreadable(byte[] message, String reason) {
        Refusal refusal = Refusal.unreadable("Message " + (position + 1) + " of the batch: " + reason);
        add(Acknowledgement.refusingUnread(message, refusal, now)
                .orElseGet(() -> Acknowledgement.refusingWithoutHeader(nearestHeader(), refusal, now)));
    }

    /**
     * Refuses the batch as a whole: none of its messages was looked at.
     *
     * @param opening FHS or BHS
     */
    public void refuse(BatchPart opening, Refusal refusal) {
        switch (opening) {
            case BatchPart.FileHeader header -> open(header);
            case BatchPart.Header header -> open(header);
            default -> throw new IllegalArgumentException("A batch begins with FHS or BHS");
        }
        add(Acknowledgement.refusingWithoutHeader(nearestHeader(), refusal, now));
    }

    private RawSegment nearestHeader() {
        return Optional.ofNullable(batch)
                .flatMap(BatchEnvelope::received)
                .or(() -> Optional.ofNullable(file).flatMap(BatchEnvelope::received))
                .orElseGet(() -> RawSegment.of(""));
    }

    public void close(BatchPart.Trailer trailer) {
        if (batch == null) {
            faults.add(BatchFault.headerMissing("BTS"));
            return;
        }
        end(batch, batch.faultOf(trailer.segment()));
        batch = null;
        countBatch();
    }

    public void close(BatchPart.FileTrailer trailer) {
        endBatch();
        if (file == null) {
            faults.add(BatchFault.headerMissing("FTS"));
            return;
        }
        end(file, file.faultOf(trailer.segment()));
        file = null;
    }

    private void endBatch() {
        if (batch != null) {
            end(batch, batch.faultOfMissingTrailer());
            batch = null;
            countBatch();
        }
    }

    private void countBatch() {
        file = file == null ? null : file.withOneMore();
    }

    private void endFile() {
        endBatch();
        if (file != null) {
            end(file, file.faultOfMissingTrailer());
            file = null;
        }
    }

    private void end(BatchEnvelope envelope, Optional<BatchFault> fault) {
        fault.ifPresent(faults::add);
        text.append(envelope.trailer(fault));
    }

    /** The whole answer; what is still open is closed. */
    public String text() {
        endFile();
        return text.toString();
    }

    /** Where the envelope disagreed; complete after {@link #text}. */
    public List<BatchFault> faults() {
        return List.copyOf(faults);
    }
}
