package health.polaris.telemetry.meter;

import health.polaris.common.security.Allow;
import health.polaris.web.accessrecord.ShowsPatient;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** contracts/telemetry.md §4: the patient's alone, support staff may not even read. */
@RestController
@ShowsPatient(patient = "patient_id")
@RequestMapping("/dhos/v1/patient/{patient_id}/blood_glucose_meter")
@Tag(name = "blood-glucose-meters", description = "Checks of patients' blood glucose meters")
record BloodGlucoseMeterController(BloodGlucoseMeterService meters) {
    private static final String OWNER = "patient_id";

    @Allow(scopes = "write:gdm_telemetry", ownPath = OWNER)
    @Operation(operationId = "addBloodGlucoseMeterCheck")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    BloodGlucoseMeterResponse add(
            @PathVariable(OWNER) String patientId, @Valid @RequestBody BloodGlucoseMeterRequest sent) {
        return meters.add(patientId, sent).response();
    }

    @Allow(scopes = "read:gdm_telemetry", ownPath = OWNER)
    @Operation(operationId = "getBloodGlucoseMeterCheck")
    @GetMapping("/{meter_id}")
    BloodGlucoseMeterResponse find(@PathVariable(OWNER) String patientId, @PathVariable("meter_id") String meterId) {
        return meters.find(patientId, meterId).response();
    }

    @Allow(scopes = "write:gdm_telemetry", ownPath = OWNER)
    @Operation(operationId = "updateBloodGlucoseMeterCheck")
    @PatchMapping("/{meter_id}")
    BloodGlucoseMeterResponse update(
            @PathVariable(OWNER) String patientId,
            @PathVariable("meter_id") String meterId,
            @Valid @RequestBody BloodGlucoseMeterUpdateRequest sent) {
        return meters.update(patientId, meterId, sent).response();
    }
}
