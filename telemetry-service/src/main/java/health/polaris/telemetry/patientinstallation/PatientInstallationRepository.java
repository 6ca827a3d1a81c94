package health.polaris.telemetry.patientinstallation;

import health.polaris.telemetry.installation.InstallationRepository;
import java.util.Optional;
import org.springframework.data.jpa.repository.NativeQuery;

interface PatientInstallationRepository extends InstallationRepository<PatientInstallation> {

    @Override
    @NativeQuery("""
            select * from mobile where patient_id = :ownerId
            order by date_first_launched_ desc, app_version desc, created desc
            limit 1
            """)
    Optional<PatientInstallation> findLatest(String ownerId);
}
