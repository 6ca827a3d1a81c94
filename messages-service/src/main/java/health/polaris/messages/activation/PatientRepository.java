package health.polaris.messages.activation;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** Patients with activations. */
interface PatientRepository extends JpaRepository<Patient, String> {

    Optional<Patient> findByPatientId(String patientId);
}
