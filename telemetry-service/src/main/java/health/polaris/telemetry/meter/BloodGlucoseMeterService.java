package health.polaris.telemetry.meter;

import health.polaris.common.error.ApiException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores, changes and finds checks of meters. */
@Service
class BloodGlucoseMeterService {

    private final BloodGlucoseMeterRepository meters;

    BloodGlucoseMeterService(BloodGlucoseMeterRepository meters) {
        this.meters = meters;
    }

    @Transactional
    BloodGlucoseMeter add(String patientId, BloodGlucoseMeterRequest sent) {
        return meters.save(new BloodGlucoseMeter(patientId, sent));
    }

    @Transactional
    BloodGlucoseMeter update(String patientId, String uuid, BloodGlucoseMeterUpdateRequest sent) {
        if (!sent.patientId().valueOr(patientId).equals(patientId)) {
            throw ApiException.invalid("patient_id can not be updated");
        }
        BloodGlucoseMeter meter =
                meters.findToChangeByUuidAndPatientId(uuid, patientId).orElseThrow(BloodGlucoseMeterService::unknown);
        meter.update(sent);
        meters.flush();
        return meter;
    }

    @Transactional(readOnly = true)
    BloodGlucoseMeter find(String patientId, String uuid) {
        return meters.findByUuidAndPatientId(uuid, patientId).orElseThrow(BloodGlucoseMeterService::unknown);
    }

    private static ApiException unknown() {
        return ApiException.notFound("Blood glucose meter not found");
    }
}
