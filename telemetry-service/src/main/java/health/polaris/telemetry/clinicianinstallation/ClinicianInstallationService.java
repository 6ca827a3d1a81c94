package health.polaris.telemetry.clinicianinstallation;

import health.polaris.telemetry.installation.InstallationService;
import health.polaris.telemetry.installation.UndeclaredKeys;
import org.springframework.stereotype.Service;

/** The installations of clinicians. */
@Service
class ClinicianInstallationService extends InstallationService<ClinicianInstallation> {

    ClinicianInstallationService(ClinicianInstallationRepository installations, UndeclaredKeys undeclaredKeys) {
        super(installations, undeclaredKeys);
    }
}
