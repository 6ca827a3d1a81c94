package health.polaris.telemetry.installation;

import health.polaris.common.error.ApiException;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores, changes and finds the installations of patients. */
@Service
class PatientInstallationService {

    private final PatientInstallations installations;
    private final OtherKeys otherKeys;

    PatientInstallationService(PatientInstallations installations, OtherKeys otherKeys) {
        this.installations = installations;
        this.otherKeys = otherKeys;
    }

    /** Nothing is unique: each call is a new installation, whatever was sent before. */
    @Transactional
    PatientInstallation add(String patientId, NewPatientInstallation sent) {
        otherKeys.refuseInNew(sent.otherKeys());
        return installations.save(new PatientInstallation(patientId, sent));
    }

    @Transactional
    PatientInstallation update(String patientId, String uuid, PatientInstallationUpdate sent) {
        otherKeys.refuseInUpdate(sent.otherKeys());
        PatientInstallation installation = find(patientId, uuid);
        installation.update(sent);
        installations.flush();
        return installation;
    }

    @Transactional(readOnly = true)
    PatientInstallation find(String patientId, String uuid) {
        return installations
                .findByUuidAndPatientId(uuid, patientId)
                .orElseThrow(() -> ApiException.notFound("Installation not found"));
    }

    @Transactional(readOnly = true)
    Optional<PatientInstallation> latest(String patientId) {
        return installations.findLatest(patientId);
    }
}
