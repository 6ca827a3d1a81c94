package health.polaris.telemetry.installation;

/** The latest installation of somebody, or {@code {}}: to have none is no error. */
sealed interface LatestInstallation
        permits PatientInstallationResponse, ClinicianInstallationResponse, LatestInstallation.None {

    /** {@code {}} */
    record None() implements LatestInstallation {}
}
