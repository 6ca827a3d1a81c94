package health.polaris.messages.patientward;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a patient belongs before the first message, as a system tells it (contracts/activation.md §3, P5). */
@RestController
@Tag(name = "patient-wards", description = "Which wards a patient belongs to")
record PatientWardController(PatientWards wards) {

    @Operation(operationId = "putPatientWards")
    @Allow(scopes = "write:gdm_activation", claims = "system_id")
    @PutMapping("/dhos/v1/patient/{patient_id}/location")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable("patient_id") @Size(max = 36) String patientId, @Valid @RequestBody PatientLocations at) {
        if (wards.isNoPatient(patientId)) {
            throw ApiException.invalid("'patient_id' is the id of a clinician, a device or a location: name a patient");
        }
        wards.put(patientId, at.locations());
    }

    /** Ids, each once; none: the patient belongs nowhere but where the patient writes to. */
    record PatientLocations(@NotNull @Size(max = 100) List<@NotBlank @Size(max = 36) String> locations) {}
}
