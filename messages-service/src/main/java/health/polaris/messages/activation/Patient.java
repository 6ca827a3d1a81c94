package health.polaris.messages.activation;

import health.polaris.common.audit.AuditedEntity;
import health.polaris.messages.secret.HashedCode;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A patient who was given an activation at some time; known by the id alone. */
@Entity
@Table(name = "patient")
class Patient extends AuditedEntity {

    @Column(updatable = false)
    private String patientId;

    @Embedded
    @AttributeOverride(name = "hash", column = @Column(name = "hashed_authorisation_code"))
    @AttributeOverride(name = "salt", column = @Column(name = "authorisation_code_salt"))
    private @Nullable HashedCode authorisation;

    /** For Hibernate. */
    protected Patient() {}

    /** @param authorisation static test data only: they have one from the start */
    Patient(String patientId, @Nullable HashedCode authorisation) {
        this.patientId = patientId;
        this.authorisation = authorisation;
    }

    /** The code that gets tokens from now on; the one before is dead. */
    void authorise(HashedCode code) {
        authorisation = code;
    }

    void revoke() {
        authorisation = null;
    }

    @Nullable
    HashedCode authorisation() {
        return authorisation;
    }
}
