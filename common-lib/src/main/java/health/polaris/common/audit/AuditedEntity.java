package health.polaris.common.audit;

import jakarta.persistence.Column;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.jpa.domain.support.AuditingEntityListener;

/**
 * A row with an id and its audit fields. {@code modified} equals {@code created} at first and moves with every update
 * that changes something, and never back, whatever the clock of a replica says: by it others tell the later of two states.
 * {@code version} turns a lost update into a conflict.
 *
 * <p>Columns: {@code uuid varchar(36) primary key, created timestamptz not null, created_by_ varchar not null,
 * modified timestamptz not null, modified_by_ varchar not null, version bigint not null}.
 */
@MappedSuperclass
@EntityListeners(AuditingEntityListener.class)
public abstract class AuditedEntity {

    @Id
    @Column(length = 36)
    private String uuid;

    @CreatedDate
    @Column(nullable = false, updatable = false)
    private Instant created;

    @CreatedBy
    @Column(name = "created_by_", nullable = false, updatable = false)
    private String createdBy;

    @LastModifiedDate
    @Column(nullable = false)
    private Instant modified;

    @Transient
    private @Nullable Instant modifiedBefore;

    @LastModifiedBy
    @Column(name = "modified_by_", nullable = false)
    private String modifiedBy;

    @Version
    private @Nullable Long version;

    /** A new row with a random id. */
    protected AuditedEntity() {
        this(UUID.randomUUID().toString());
    }

    /** A new row whose id was chosen before. */
    protected AuditedEntity(String uuid) {
        this.uuid = uuid;
    }

    @PostLoad
    @PostPersist
    @PostUpdate
    void noteModified() {
        modifiedBefore = modified;
    }

    @PreUpdate
    void neverModifyInThePast() {
        if (modifiedBefore != null && !modified.isAfter(modifiedBefore)) {
            modified = modifiedBefore.plus(1, ChronoUnit.MICROS);
        }
    }

    public String uuid() {
        return uuid;
    }

    public Instant created() {
        return created;
    }

    public String createdBy() {
        return createdBy;
    }

    public Instant modified() {
        return modified;
    }

    public String modifiedBy() {
        return modifiedBy;
    }

    public AuditResponse audit() {
        return new AuditResponse(uuid, created, createdBy, modified, modifiedBy);
    }
}
