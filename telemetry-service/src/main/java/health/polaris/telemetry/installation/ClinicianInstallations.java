package health.polaris.telemetry.installation;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ClinicianInstallations extends Repository<ClinicianInstallation, String> {

    ClinicianInstallation save(ClinicianInstallation installation);

    Optional<ClinicianInstallation> findByUuidAndClinicianId(String uuid, String clinicianId);

    /** By the instant of the first use; the newest version, then the newest row, decides between equal ones. */
    @Query(nativeQuery = true, value = """
                    select * from desktop where clinician_id = :clinicianId
                    order by date_first_used_ desc, app_version desc, created desc
                    limit 1
                    """)
    Optional<ClinicianInstallation> findLatest(String clinicianId);

    void flush();
}
