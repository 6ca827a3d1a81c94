package health.polaris.telemetry.clinicianinstallation;

import health.polaris.telemetry.installation.LatestInstallation;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A clinician's installation, and who stored and changed it. */
record ClinicianInstallationResponse(
        String uuid,
        Instant created,
        String createdBy,
        Instant modified,
        String modifiedBy,
        String clinicianId,
        String uniqueDeviceCode,
        OffsetDateTime dateFirstUsed,
        String appProduct,
        String appVersion,
        String desktopOs,
        String desktopOsVersion,
        String ipAddress)
        implements LatestInstallation<ClinicianInstallationResponse> {}
