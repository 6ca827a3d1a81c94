package health.polaris.telemetry.clinicianinstallation;

import health.polaris.telemetry.installation.InstallationRepository;
import java.util.Optional;
import org.springframework.data.jpa.repository.NativeQuery;

interface ClinicianInstallationRepository extends InstallationRepository<ClinicianInstallation> {

    @Override
    @NativeQuery("""
            select * from desktop where clinician_id = :ownerId
            order by date_first_used_ desc, app_version desc, created desc
            limit 1
            """)
    Optional<ClinicianInstallation> findLatest(String ownerId);
}
