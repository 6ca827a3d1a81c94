package health.polaris.messages.activation;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Patients with activations. */
interface PatientRepository extends JpaRepository<Patient, String> {

    Optional<Patient> findByPatientId(String patientId);

    /** To the end of the transaction nobody else makes, completes or revokes an activation of this patient. */
    @Query(nativeQuery = true, value = """
            select 1 from pg_advisory_xact_lock(hashtextextended('patient activation ' || :patientId, 0))
            """)
    int lock(String patientId);
}
