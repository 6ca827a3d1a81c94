package health.polaris.telemetry.clinicianinstallation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.polaris.common.audit.AuditResponse;
import health.polaris.telemetry.installation.LatestInstallation;
import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import java.time.OffsetDateTime;

/** A clinician's installation, and who stored and changed it. */
record ClinicianInstallationResponse(
        @JsonUnwrapped AuditResponse audit,
        String clinicianId,
        String uniqueDeviceCode,
        OffsetDateTime dateFirstUsed,
        String appProduct,
        String appVersion,
        String desktopOs,
        String desktopOsVersion,
        String ipAddress)
        implements LatestInstallation<ClinicianInstallationResponse>, ShowsPerson {

    @Override
    public void show(Shown shown) {
        shown.other("clinician", clinicianId);
    }
}
