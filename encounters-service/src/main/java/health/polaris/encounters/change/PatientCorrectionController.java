package health.polaris.encounters.change;

import health.polaris.common.security.Allow;
import health.polaris.web.request.WithoutJsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an operator does about conflicts that no message solves (contracts/identity.md §5). */
@RestController
@Tag(name = "patients")
@Allow(scopes = "write:hl7_message")
record PatientCorrectionController(PatientCorrectionService corrections) {
    @Operation(operationId = "mergePatient")
    @WithoutJsonBody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PostMapping("/dhos/v1/patient/{patient_id}/merge/{other_patient_id}")
    void merge(
            @PathVariable("patient_id") @Size(max = 36) String survivor,
            @PathVariable("other_patient_id") @Size(max = 36) String other) {
        corrections.merge(survivor, other);
    }

    @Operation(operationId = "unlinkPatient")
    @WithoutJsonBody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PostMapping("/dhos/v1/patient/{patient_id}/unlink")
    void unlink(@PathVariable("patient_id") @Size(max = 36) String merged) {
        corrections.unlink(merged);
    }

    @Operation(operationId = "dismissPatientConflict")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PostMapping("/dhos/v1/patient/conflict/{conflict_id}/dismissal")
    void dismiss(
            @PathVariable("conflict_id") @Size(max = 36) String conflict,
            @Valid @RequestBody DismissalRequest dismissal) {
        corrections.dismiss(conflict, dismissal.reason());
    }

    /** Body of the dismissal. */
    record DismissalRequest(@NotBlank @Size(max = 1000) String reason) {}
}
