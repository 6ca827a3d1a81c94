package health.polaris.telemetry.patientinstallation;

import health.polaris.telemetry.installation.InstallationService;
import health.polaris.telemetry.installation.UndeclaredKeys;
import org.springframework.stereotype.Service;

/** The installations of patients. */
@Service
class PatientInstallationService extends InstallationService<PatientInstallation> {

    PatientInstallationService(PatientInstallationRepository installations, UndeclaredKeys undeclaredKeys) {
        super(installations, undeclaredKeys);
    }
}
