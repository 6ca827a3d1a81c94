package health.polaris.users.password;

import health.polaris.common.security.Allow;
import health.polaris.common.security.Caller;
import health.polaris.users.directory.ClinicianResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Passwords by e-mail address. */
@RestController
@Tag(name = "clinicians")
record PasswordController(PasswordService passwords) {
    @Operation(operationId = "setClinicianPassword")
    @Allow(scopes = "write:gdm_clinician_all")
    @PatchMapping("/dhos/v1/clinician")
    ClinicianResponse set(
            @RequestParam("email") String emailAddress,
            @Valid @RequestBody PasswordUpdateRequest request,
            Caller caller) {
        return passwords.set(emailAddress, request.password(), caller);
    }
}
