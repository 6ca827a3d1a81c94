package health.polaris.telemetry.clinicianinstallation;

import health.polaris.common.security.Allow;
import health.polaris.telemetry.installation.LatestInstallation;
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

/** contracts/telemetry.md §3: a clinician's own desktops, which support staff may read. */
@RestController
@RequestMapping("/dhos/v1/clinician/{clinician_id}")
@Tag(name = "clinician-installations", description = "Desktops on which clinicians use the product")
@Allow(scopes = "read:gdm_telemetry_all")
@Allow(scopes = "read:gdm_telemetry", ownPath = "clinician_id")
record ClinicianInstallationController(ClinicianInstallationService installations) {
    private static final String OWNER = "clinician_id";

    @Allow(scopes = "write:gdm_telemetry", ownPath = OWNER)
    @Operation(operationId = "addClinicianInstallation")
    @PostMapping("/installation")
    ClinicianInstallationResponse add(
            @PathVariable(OWNER) String clinicianId, @Valid @RequestBody ClinicianInstallationRequest sent) {
        return installations
                .add(new ClinicianInstallation(clinicianId, sent), sent.otherKeys())
                .response();
    }

    @Operation(operationId = "getClinicianInstallation")
    @WithoutJsonBody
    @GetMapping("/installation/{installation_id}")
    ClinicianInstallationResponse find(
            @PathVariable(OWNER) String clinicianId, @PathVariable("installation_id") String installationId) {
        return installations.find(clinicianId, installationId).response();
    }

    @Allow(scopes = "write:gdm_telemetry", ownPath = OWNER)
    @Operation(operationId = "updateClinicianInstallation")
    @PatchMapping("/installation/{installation_id}")
    ClinicianInstallationResponse update(
            @PathVariable(OWNER) String clinicianId,
            @PathVariable("installation_id") String installationId,
            @Valid @RequestBody ClinicianInstallationUpdateRequest sent) {
        return installations
                .update(clinicianId, installationId, installation -> installation.update(sent), sent.otherKeys())
                .response();
    }

    @Operation(operationId = "getLatestClinicianInstallation")
    @WithoutJsonBody
    @GetMapping("/latest_installation")
    LatestInstallation<ClinicianInstallationResponse> latest(@PathVariable(OWNER) String clinicianId) {
        return installations
                .latest(clinicianId)
                .<LatestInstallation<ClinicianInstallationResponse>>map(ClinicianInstallation::response)
                .orElseGet(LatestInstallation.None::new);
    }
}
