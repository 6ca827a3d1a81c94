package health.polaris.telemetry.installation;

import health.polaris.common.error.ApiException;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores, changes and finds the installations of clinicians. */
@Service
class ClinicianInstallationService {

    private final ClinicianInstallations installations;
    private final OtherKeys otherKeys;

    ClinicianInstallationService(ClinicianInstallations installations, OtherKeys otherKeys) {
        this.installations = installations;
        this.otherKeys = otherKeys;
    }

    /** Nothing is unique: each call is a new installation, whatever was sent before. */
    @Transactional
    ClinicianInstallation add(String clinicianId, NewClinicianInstallation sent) {
        otherKeys.refuseInNew(sent.otherKeys());
        return installations.save(new ClinicianInstallation(clinicianId, sent));
    }

    @Transactional
    ClinicianInstallation update(String clinicianId, String uuid, ClinicianInstallationUpdate sent) {
        otherKeys.refuseInUpdate(sent.otherKeys());
        ClinicianInstallation installation = find(clinicianId, uuid);
        installation.update(sent);
        installations.flush();
        return installation;
    }

    @Transactional(readOnly = true)
    ClinicianInstallation find(String clinicianId, String uuid) {
        return installations
                .findByUuidAndClinicianId(uuid, clinicianId)
                .orElseThrow(() -> ApiException.notFound("Installation not found"));
    }

    @Transactional(readOnly = true)
    Optional<ClinicianInstallation> latest(String clinicianId) {
        return installations.findLatest(clinicianId);
    }
}
