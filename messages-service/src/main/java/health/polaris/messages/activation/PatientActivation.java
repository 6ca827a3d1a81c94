package health.polaris.messages.activation;

import health.polaris.common.audit.AuditedEntity;
import health.polaris.messages.secret.HashedCode;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A code and a one-time PIN by which a patient's app gets its authorisation code. */
@Entity
@Table(name = "patient_activation")
class PatientActivation extends AuditedEntity {

    @Column(updatable = false)
    private String patientId;

    @Column(updatable = false)
    private String code;

    @Column(updatable = false)
    private String shortCode;

    @Embedded
    @AttributeOverride(name = "hash", column = @Column(name = "hashed_otp"))
    @AttributeOverride(name = "salt", column = @Column(name = "otp_salt"))
    private HashedCode otp;

    private boolean used;
    private short attemptsCount;
    private @Nullable Instant activatedTimestamp;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected PatientActivation() {}

    PatientActivation(String patientId, String code, String shortCode, HashedCode otp) {
        this.patientId = patientId;
        this.code = code;
        this.shortCode = shortCode;
        this.otp = otp;
    }

    /** The PIN before is dead, the attempts start anew, and the activation lives as long as a new one. */
    void renew(HashedCode newOtp) {
        otp = newOtp;
        attemptsCount = 0;
    }

    /** Used up. */
    void complete(Instant now) {
        used = true;
        activatedTimestamp = now;
    }

    /** Static test data only: good for ever. */
    void allowFurtherUse() {
        attemptsCount = 0;
    }

    boolean hasOtp(HashedCode shown) {
        return otp.equals(shown);
    }

    boolean isUsed() {
        return used;
    }

    String code() {
        return code;
    }

    String shortCode() {
        return shortCode;
    }

    CompletedActivation completed() {
        return new CompletedActivation(Objects.requireNonNull(activatedTimestamp), audit());
    }
}
