package health.polaris.messages.clinicianlogin;

import health.polaris.common.DeploymentEnvironment;
import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The login store, for systems: clinicians hold the same scope for their own profile elsewhere (S18). */
@RestController
@Tag(name = "clinician-logins", description = "What ward logins know of clinicians")
@Allow(scopes = "write:send_clinician", claims = "system_id")
record ClinicianController(ClinicianLoginService logins, DeploymentEnvironment environment) {
    @Operation(operationId = "createClinicianLogin")
    @PostMapping("/dhos/v1/clinician")
    @ResponseStatus(HttpStatus.CREATED)
    void create(@Valid @RequestBody ClinicianRequest request) {
        if (request.uuid().present() && environment.isProduction()) {
            throw ApiException.invalid("'uuid' is an unknown key");
        }
        logins.create(request.clinicianId(), request.facts());
    }

    @Operation(operationId = "updateClinicianLogin")
    @PatchMapping("/dhos/v1/clinician/{clinician_id}")
    void update(@PathVariable("clinician_id") String clinicianId, @Valid @RequestBody ClinicianUpdateRequest update) {
        logins.update(clinicianId, update.facts());
    }
}
