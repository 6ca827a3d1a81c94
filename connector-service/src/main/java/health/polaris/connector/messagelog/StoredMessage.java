package health.polaris.connector.messagelog;

import health.polaris.common.audit.AuditedEntity;
import health.polaris.connector.hl7.Acknowledgement;
import health.polaris.connector.hl7.PatientIdentifiers;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message with what became of it. The text is never changed afterwards, and no row is ever overwritten by another. */
@Entity
@Table(name = "hl7_message")
public class StoredMessage extends AuditedEntity {

    @Column(updatable = false)
    private String content;

    @Column
    private String srcDescription;

    @Column
    private String dstDescription;

    @Column
    private boolean isProcessed;

    private @Nullable String messageType;
    private @Nullable Instant sentAt;
    private @Nullable String sender;
    private @Nullable String messageControlId;
    private byte @Nullable [] controlIdDigest;
    private byte @Nullable [] controlKey;
    private @Nullable String ack;
    private @Nullable Long sequence;

    private @Nullable String mrn;
    private byte @Nullable [] mrnDigest;
    private @Nullable String nhsNumber;
    private byte @Nullable [] nhsNumberDigest;
    private @Nullable String visitId;
    private byte @Nullable [] visitIdDigest;

    private @Nullable String outcome;
    private @Nullable String outcomeReason;
    private @Nullable Instant outcomeAt;

    /** For Hibernate. */
    protected StoredMessage() {}

    /** A message that nothing is known of but its text. */
    public StoredMessage(Direction direction, String content) {
        this.content = StorableText.of(content);
        this.srcDescription = direction.source();
        this.dstDescription = direction.destination();
    }

    /** Makes the row findable by patient and visit. */
    public void concerns(PatientIdentifiers identifiers) {
        mrn = identifiers.mrn();
        mrnDigest = Digest.of(mrn);
        nhsNumber = identifiers.nhsNumber();
        nhsNumberDigest = Digest.of(nhsNumber);
        visitId = identifiers.visitId();
        visitIdDigest = Digest.of(visitId);
    }

    /**
     * What the header says.
     *
     * @param type MSH-9 as received
     * @param time MSH-7
     */
    public void describe(String type, @Nullable Instant time) {
        messageType = type;
        sentAt = time;
    }

    /** @param from MSH-3 {@code |} MSH-4 as received */
    public void cameFrom(String from) {
        sender = from;
    }

    /** From now on another message with this key is a duplicate. */
    public void occupy(ControlKey key) {
        messageControlId = key.controlId();
        controlIdDigest = Digest.of(messageControlId);
        controlKey = key.digest();
    }

    /** @param number its place among the messages of the patient */
    public void numbered(long number) {
        sequence = number;
    }

    public void acknowledged(String acknowledgement) {
        ack = acknowledgement;
    }

    /** The other side has answered, whether with AA or not. */
    public void answered(String acknowledgement) {
        ack = StorableText.of(acknowledgement);
        isProcessed = true;
    }

    /** The other side has taken it, and acknowledges nothing. */
    public void handedOver() {
        isProcessed = true;
    }

    /** @param time when a message without a header of its own was made */
    public void madeAt(Instant time) {
        sentAt = time;
    }

    void markProcessed(boolean processed) {
        isProcessed = processed;
    }

    /** Takes over what the platform made of the message. Once processed, a refusal that arrives late is none. */
    void conclude(MessageOutcome concluded, Instant now) {
        if (MessageOutcome.PROCESSED.equals(outcome)
                || (concluded.outcome().equals(outcome) && Objects.equals(concluded.reason(), outcomeReason))) {
            return;
        }
        outcome = concluded.outcome();
        outcomeReason = concluded.reason();
        outcomeAt = now;
        isProcessed |= concluded.processed();
    }

    /** Is this the text that was stored? */
    public boolean holds(String text) {
        return content.equals(StorableText.of(text));
    }

    /** The whole acknowledgement. */
    public Optional<String> acknowledgement() {
        return Optional.ofNullable(ack);
    }

    /** MSA-1 of the acknowledgement. */
    Optional<String> ackStatus() {
        return Optional.ofNullable(ack).flatMap(Acknowledgement::status);
    }

    String content() {
        return content;
    }

    String srcDescription() {
        return srcDescription;
    }

    String dstDescription() {
        return dstDescription;
    }

    boolean isProcessed() {
        return isProcessed;
    }

    @Nullable
    String messageType() {
        return messageType;
    }

    @Nullable
    Instant sentAt() {
        return sentAt;
    }

    @Nullable
    String messageControlId() {
        return messageControlId;
    }
}
