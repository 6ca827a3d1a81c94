package health.polaris.telemetry.meter;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface BloodGlucoseMeterRepository extends Repository<BloodGlucoseMeter, String> {

    BloodGlucoseMeter save(BloodGlucoseMeter meter);

    Optional<BloodGlucoseMeter> findByUuidAndPatientId(String uuid, String patientId);

    /** One at a time: whoever changes it, at whichever replica, waits for the others. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<BloodGlucoseMeter> findToChangeByUuidAndPatientId(String uuid, String patientId);

    void flush();
}
