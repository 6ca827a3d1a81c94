package health.polaris.users.administration;

import health.polaris.common.security.Allow;
import health.polaris.common.security.Caller;
import health.polaris.users.clinician.ClinicianCreateRequest;
import health.polaris.users.clinician.ClinicianUpdateRequest;
import health.polaris.users.directory.ClinicianReadService;
import health.polaris.users.directory.ClinicianResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.groups.Default;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One clinician: create, read, update, remove details (contracts/users.md §4.1 to §4.5). */
@RestController
@Tag(name = "clinicians", description = "Clinicians: create, read, change and find them")
record ClinicianController(
        ClinicianRegistrationService registration, ClinicianReadService reads, ClinicianUpdateService updates) {
    @Operation(operationId = "createClinician")
    @Allow(scopes = "write:gdm_clinician_all")
    @Allow(scopes = "write:send_clinician_all")
    @Allow(scopes = "write:send_clinician_temp")
    @PostMapping("/dhos/v1/clinician")
    ClinicianResponse create(
            @RequestParam(name = "send_welcome_email", required = false) @Nullable Boolean sendWelcomeEmail,
            @Valid @RequestBody ClinicianCreateRequest request,
            Caller caller) {
        return registration.create(request, !Boolean.FALSE.equals(sendWelcomeEmail), caller);
    }

    @Operation(operationId = "getClinician")
    @Allow(scopes = "read:gdm_clinician_all")
    @Allow(scopes = "read:send_clinician_all")
    @Allow(scopes = "read:send_clinician_temp")
    @Allow(scopes = "read:gdm_clinician", ownPath = "clinician_id")
    @Allow(scopes = "read:send_clinician", ownPath = "clinician_id")
    @GetMapping("/dhos/v1/clinician/{clinician_id}")
    ClinicianResponse read(
            @PathVariable("clinician_id") String uuid,
            @RequestParam(name = "product_name", required = false) @Nullable String ignored,
            @RequestParam(name = "temp_only", required = false) @Nullable Boolean tempOnly,
            Caller caller) {
        return reads.byUuid(uuid, Boolean.TRUE.equals(tempOnly), caller);
    }

    @Operation(operationId = "getClinicianByEmail")
    @Allow(scopes = "read:gdm_clinician_all")
    @GetMapping("/dhos/v1/clinician")
    ClinicianResponse readByAddress(@RequestParam("email") String emailAddress) {
        return reads.byAddress(emailAddress);
    }

    @Operation(operationId = "updateClinician")
    @Allow(scopes = "write:gdm_clinician_all")
    @Allow(scopes = "write:send_clinician_all")
    @Allow(scopes = "write:send_clinician_temp")
    @Allow(scopes = "write:gdm_clinician", ownPath = "clinician_id")
    @Allow(scopes = "write:send_clinician", ownPath = "clinician_id")
    @PatchMapping("/dhos/v1/clinician/{clinician_id}")
    ClinicianResponse update(
            @PathVariable("clinician_id") String uuid,
            @RequestParam(name = "product_name", required = false) @Nullable String ignored,
            @RequestParam(name = "temp_only", required = false) @Nullable Boolean tempOnly,
            @Validated({Default.class, ClinicianUpdateRequest.Replacement.class}) @RequestBody
                    ClinicianUpdateRequest update,
            Caller caller) {
        return updates.update(uuid, update, Boolean.TRUE.equals(tempOnly), caller);
    }

    @Operation(operationId = "removeClinicianDetails")
    @Allow(scopes = "write:gdm_clinician_all")
    @Allow(scopes = "write:send_clinician_all")
    @Allow(scopes = "write:gdm_clinician", ownPath = "clinician_id")
    @PatchMapping("/dhos/v1/clinician/{clinician_id}/delete")
    ClinicianResponse remove(
            @PathVariable("clinician_id") String uuid,
            @Valid @RequestBody ClinicianUpdateRequest removal,
            Caller caller) {
        return updates.remove(uuid, removal, caller);
    }
}
