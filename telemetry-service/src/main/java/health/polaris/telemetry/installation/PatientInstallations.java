package health.polaris.telemetry.installation;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PatientInstallations extends Repository<PatientInstallation, String> {

    PatientInstallation save(PatientInstallation installation);

    Optional<PatientInstallation> findByUuidAndPatientId(String uuid, String patientId);

    /** By the instant of the first launch; the newest version, then the newest row, decides between equal ones. */
    @Query(nativeQuery = true, value = """
                    select * from mobile where patient_id = :patientId
                    order by date_first_launched_ desc, app_version desc, created desc
                    limit 1
                    """)
    Optional<PatientInstallation> findLatest(String patientId);

    void flush();
}
