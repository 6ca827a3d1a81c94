package health.polaris.telemetry.patientinstallation;

import health.polaris.telemetry.installation.LatestInstallation;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A patient's installation, and who stored and changed it. */
record PatientInstallationResponse(
        String uuid,
        Instant created,
        String createdBy,
        Instant modified,
        String modifiedBy,
        String patientId,
        String uniqueDeviceCode,
        OffsetDateTime dateFirstLaunched,
        String appProduct,
        String appVersion,
        String phoneOs,
        String phoneOsVersion,
        String manufacturer,
        String model,
        String displayName)
        implements LatestInstallation<PatientInstallationResponse> {}
