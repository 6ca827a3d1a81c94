package health.polaris.telemetry.installation;

import io.swagger.v3.oas.annotations.media.Schema;

/** The latest installation of somebody, or {@code {}}: nobody is without a latest installation by mistake. */
sealed interface LatestInstallation
        permits PatientInstallationResponse, ClinicianInstallationResponse, LatestInstallation.None {

    /** {@code {}} */
    @Schema(
            name = "NoInstallation",
            description = "There is none",
            additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record None() implements LatestInstallation {}
}
