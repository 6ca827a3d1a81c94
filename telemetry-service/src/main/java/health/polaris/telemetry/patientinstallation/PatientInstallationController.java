package health.polaris.telemetry.patientinstallation;

import health.polaris.common.security.Allow;
import health.polaris.telemetry.installation.LatestInstallation;
import health.polaris.web.accessrecord.ShowsPatient;
import health.polaris.web.request.WithoutJsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** contracts/telemetry.md §2: a patient's own phones, which support staff may read. */
@RestController
@ShowsPatient(patient = "patient_id")
@RequestMapping("/dhos/v1/patient/{patient_id}")
@Tag(name = "patient-installations", description = "Phones on which patients use the product")
@Allow(scopes = "read:gdm_telemetry_all")
@Allow(scopes = "read:gdm_telemetry", ownPath = "patient_id")
record PatientInstallationController(PatientInstallationService installations) {
    private static final String OWNER = "patient_id";

    @Allow(scopes = "write:gdm_telemetry", ownPath = OWNER)
    @Operation(operationId = "addPatientInstallation")
    @PostMapping("/installation")
    PatientInstallationResponse add(
            @PathVariable(OWNER) String patientId, @Valid @RequestBody PatientInstallationRequest sent) {
        return installations
                .add(new PatientInstallation(patientId, sent), sent.otherKeys())
                .response();
    }

    @Operation(operationId = "getPatientInstallation")
    @WithoutJsonBody
    @GetMapping("/installation/{installation_id}")
    PatientInstallationResponse find(
            @PathVariable(OWNER) String patientId, @PathVariable("installation_id") String installationId) {
        return installations.find(patientId, installationId).response();
    }

    @Allow(scopes = "write:gdm_telemetry", ownPath = OWNER)
    @Operation(operationId = "updatePatientInstallation")
    @PatchMapping("/installation/{installation_id}")
    PatientInstallationResponse update(
            @PathVariable(OWNER) String patientId,
            @PathVariable("installation_id") String installationId,
            @Valid @RequestBody PatientInstallationUpdateRequest sent) {
        return installations
                .update(patientId, installationId, installation -> installation.update(sent), sent.otherKeys())
                .response();
    }

    @Operation(operationId = "getLatestPatientInstallation")
    @WithoutJsonBody
    @GetMapping("/latest_installation")
    LatestInstallation<PatientInstallationResponse> latest(@PathVariable(OWNER) String patientId) {
        return installations
                .latest(patientId)
                .<LatestInstallation<PatientInstallationResponse>>map(PatientInstallation::response)
                .orElseGet(LatestInstallation.None::new);
    }
}
