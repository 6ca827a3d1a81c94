package health.polaris.telemetry.meter;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface BloodGlucoseMeters extends Repository<BloodGlucoseMeter, String> {

    BloodGlucoseMeter save(BloodGlucoseMeter meter);

    Optional<BloodGlucoseMeter> findByUuidAndPatientId(String uuid, String patientId);

    void flush();
}
