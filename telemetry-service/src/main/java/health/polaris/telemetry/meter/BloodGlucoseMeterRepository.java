package health.polaris.telemetry.meter;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface BloodGlucoseMeterRepository extends Repository<BloodGlucoseMeter, String> {

    BloodGlucoseMeter save(BloodGlucoseMeter meter);

    Optional<BloodGlucoseMeter> findByUuidAndPatientId(String uuid, String patientId);

    void flush();
}
