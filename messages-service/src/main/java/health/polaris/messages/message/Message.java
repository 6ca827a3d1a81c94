package health.polaris.messages.message;

import health.polaris.common.audit.AuditedEntity;
import health.polaris.messages.correspondent.Party;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

/** One message. What was said never changes; what became of it (retrieved, confirmed, cancelled) does. */
@Entity
@Table(name = "message")
@SQLRestriction("deleted is null")
public class Message extends AuditedEntity {

    @Column(updatable = false)
    private String sender;

    @Column(updatable = false)
    private String senderType;

    @Column(updatable = false)
    private String receiver;

    @Column(updatable = false)
    private String receiverType;

    @Column(updatable = false)
    private String content;

    @Column(updatable = false)
    private int messageTypeId;

    @Column(updatable = false)
    private @Nullable String internal;

    @Column(updatable = false)
    private boolean inAnothersName;

    @Embedded
    @AttributeOverride(name = "instant", column = @Column(name = "retrieved"))
    @AttributeOverride(name = "offsetSeconds", column = @Column(name = "retrieved_tz"))
    private @Nullable ClientTime retrieved;

    @Embedded
    @AttributeOverride(name = "instant", column = @Column(name = "confirmed"))
    @AttributeOverride(name = "offsetSeconds", column = @Column(name = "confirmed_tz"))
    private @Nullable ClientTime confirmed;

    @Embedded
    @AttributeOverride(name = "instant", column = @Column(name = "cancelled"))
    @AttributeOverride(name = "offsetSeconds", column = @Column(name = "cancelled_tz"))
    private @Nullable ClientTime cancelled;

    private @Nullable String confirmedBy;
    private @Nullable String cancelledBy;
    private @Nullable String relatedMessage;

    /** For Hibernate. */
    protected Message() {}

    public Message(Party from, Party to, int messageTypeId, String content, @Nullable String internal) {
        this.sender = from.id();
        this.senderType = from.type();
        this.receiver = to.id();
        this.receiverType = to.type();
        this.messageTypeId = messageTypeId;
        this.content = content;
        this.internal = internal;
    }

    /** Whoever wrote it is not the sender: it proves nothing about the sender. */
    void markInAnothersName() {
        inAnothersName = true;
    }

    /** Takes over what was sent; nothing is ever cleared. */
    void apply(Progress progress) {
        retrieved = progress.retrieved() == null ? retrieved : progress.retrieved();
        confirmed = progress.confirmed() == null ? confirmed : progress.confirmed();
        confirmedBy = progress.confirmedBy() == null ? confirmedBy : progress.confirmedBy();
        cancelled = progress.cancelled() == null ? cancelled : progress.cancelled();
        cancelledBy = progress.cancelledBy() == null ? cancelledBy : progress.cancelledBy();
        relatedMessage = progress.relatedMessage() == null ? relatedMessage : progress.relatedMessage();
    }

    public Party from() {
        return new Party(sender, senderType);
    }

    public Party to() {
        return new Party(receiver, receiverType);
    }

    boolean isAlert() {
        return MessageType.isAlert(messageTypeId);
    }

    String content() {
        return content;
    }

    int messageTypeId() {
        return messageTypeId;
    }

    @Nullable
    String internal() {
        return internal;
    }

    /** What became of it so far. */
    Progress progress() {
        return new Progress(retrieved, confirmed, confirmedBy, cancelled, cancelledBy, relatedMessage);
    }
}
