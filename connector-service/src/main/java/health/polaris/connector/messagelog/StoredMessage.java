package health.polaris.connector.messagelog;

import health.polaris.common.audit.AuditedEntity;
import health.polaris.connector.hl7.Acknowledgement;
import health.polaris.connector.hl7.PatientIdentifiers;
import health.polaris.eventbus.contract.MessageOutcome;
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

    private static final String DUPLICATE = "duplicate";

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
    private @Nullable String profile;
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

    private @Nullable String refusal;
    private @Nullable Integer reprocess;

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

    /** @param siteProfile the name of the profile it was read by, which also says how long it is kept */
    public void readBy(String siteProfile) {
        profile = siteProfile;
    }

    /** From now on another message with this key is a duplicate. */
    public void occupy(ControlKey key) {
        messageControlId = key.controlId();
        controlIdDigest = Digest.of(messageControlId);
        controlKey = key.digest();
    }

    /** @param controlId MSH-10.1 of a message that is not accepted: it is found by it, and occupies nothing */
    public void mentions(@Nullable String controlId) {
        controlIdDigest = Digest.of(controlId);
    }

    /** @param reason the label of the rule that refused it, or of why it could not be read */
    public void refusedFor(String reason) {
        refusal = reason;
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

    /** Counts how often it was published again. */
    public int countReprocess() {
        int next = reprocess == null ? 1 : reprocess + 1;
        reprocess = next;
        return next;
    }

    /** The platform is asked once more; empty when it had not answered yet. */
    public Optional<Outcome> forgetOutcome() {
        Optional<Outcome> former = outcome();
        outcome = null;
        outcomeReason = null;
        outcomeAt = null;
        isProcessed = false;
        return former;
    }

    void markProcessed(boolean processed) {
        isProcessed = processed;
    }

    /**
     * Takes over what the platform made of the message, and gives what it had made of it before. Once processed, a
     * refusal that arrives late is none.
     */
    Optional<Outcome> conclude(MessageOutcome concluded, Instant now) {
        if (MessageOutcome.PROCESSED.equals(outcome)
                || (concluded.outcome().equals(outcome) && Objects.equals(concluded.reason(), outcomeReason))) {
            return Optional.empty();
        }
        Optional<Outcome> former = outcome();
        outcome = concluded.outcome();
        outcomeReason = concluded.reason();
        outcomeAt = now;
        isProcessed |= concluded.processed();
        return former;
    }

    /** What the platform made of it last. */
    public Optional<Outcome> outcome() {
        return outcome == null || outcomeAt == null
                ? Optional.empty()
                : Optional.of(new Outcome(outcome, outcomeReason, outcomeAt));
    }

    /** AA once, whether when it came or when it was done again. */
    public boolean accepted() {
        return sequence != null;
    }

    /** Came from the hospital. */
    public boolean received() {
        return Direction.INBOUND.source().equals(srcDescription);
    }

    /** Its control id was taken when it came. Rows of before say it by their message type, which refused ones have not. */
    public boolean duplicate() {
        return !accepted() && ack != null && (refusal == null ? messageType != null : DUPLICATE.equals(refusal));
    }

    /** What it was refused for when it came, or why it could not be read; null in rows of before too. */
    public @Nullable String refusal() {
        return refusal;
    }

    /** Set for accepted messages. */
    public @Nullable Long sequence() {
        return sequence;
    }

    public @Nullable Integer reprocess() {
        return reprocess;
    }

    public PatientIdentifiers identifiers() {
        return new PatientIdentifiers(nhsNumber, mrn, visitId);
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
    public Optional<String> ackStatus() {
        return Optional.ofNullable(ack).flatMap(Acknowledgement::status);
    }

    public String content() {
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
