package health.polaris.telemetry.patientinstallation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.polaris.common.audit.AuditResponse;
import health.polaris.telemetry.installation.LatestInstallation;
import java.time.OffsetDateTime;

/** A patient's installation, and who stored and changed it. */
record PatientInstallationResponse(
        @JsonUnwrapped AuditResponse audit,
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
