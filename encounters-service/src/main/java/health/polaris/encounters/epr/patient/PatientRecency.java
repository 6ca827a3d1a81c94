package health.polaris.encounters.epr.patient;

import health.polaris.encounters.encounter.MessageOrder;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The last message that spoke of a patient. Beside the patient, so that {@code modified} tells of real changes only. */
@Entity
@Table(name = "epr_patient_recency")
class PatientRecency {

    @Id
    @Column(length = 36)
    private String patientUuid;

    @Embedded
    private @Nullable MessageOrder last;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected PatientRecency() {}

    PatientRecency(String patientUuid) {
        this.patientUuid = patientUuid;
    }

    boolean provesLate(MessageOrder message) {
        return message.isBefore(last);
    }

    void spokeOfPatient(MessageOrder message) {
        last = message;
    }
}
