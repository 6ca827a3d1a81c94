package health.polaris.messages.activation;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** Pending and completed activations of patients. */
interface PatientActivationRepository extends JpaRepository<PatientActivation, String> {

    Optional<PatientActivation> findByPatientIdAndUsedFalse(String patientId);

    List<PatientActivation> findByPatientIdAndUsedTrueOrderByActivatedTimestampDesc(String patientId);

    boolean existsByShortCode(String shortCode);
}
