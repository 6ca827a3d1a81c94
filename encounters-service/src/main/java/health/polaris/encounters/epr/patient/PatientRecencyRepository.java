package health.polaris.encounters.epr.patient;

import org.springframework.data.jpa.repository.JpaRepository;

/** By patient uuid; none for patients that no message has spoken of yet. */
interface PatientRecencyRepository extends JpaRepository<PatientRecency, String> {}
