package health.polaris.users.bookmark;

import health.polaris.common.security.Allow;
import health.polaris.common.security.Caller;
import health.polaris.users.clinician.Clinician;
import health.polaris.users.clinician.ClinicianStore;
import health.polaris.users.wire.BodyValidation;
import health.polaris.web.request.WithoutJsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bookmarks of locations and patients; to set one twice is the same as to set it once (contracts/users.md §4.13, §4.14). */
@RestController
@Tag(name = "bookmarks", description = "Wards and patients that clinicians watch")
@Allow(
        scopes = {"read:send_clinician", "read:send_location"},
        ownPath = "clinician_id")
@Allow(
        scopes = {"read:send_clinician", "read:send_location"},
        claims = "system_id")
record BookmarkController(ClinicianStore clinicians, TransactionOperations transaction) {
    private static final String LOCATION = "/dhos/v1/clinician/{clinician_id}/location/{location_id}/bookmark";
    private static final String PATIENT = "/dhos/v1/clinician/{clinician_id}/patient/{patient_id}/bookmark";

    @Operation(operationId = "bookmarkLocation")
    @WithoutJsonBody(announced = true)
    @PostMapping(LOCATION)
    @ResponseStatus(HttpStatus.CREATED)
    void bookmarkLocation(
            @PathVariable("clinician_id") String clinicianUuid,
            @PathVariable("location_id") @Size(max = BodyValidation.LONGEST_ID) String locationId) {
        change(clinicianUuid, clinician -> clinician.bookmarkLocation(locationId));
    }

    @Operation(operationId = "removeLocationBookmark")
    @WithoutJsonBody(announced = true)
    @DeleteMapping(LOCATION)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forgetLocation(
            @PathVariable("clinician_id") String clinicianUuid, @PathVariable("location_id") String locationId) {
        change(clinicianUuid, clinician -> clinician.forgetLocation(locationId));
    }

    /** The caller's own bookmark, whatever clinician the path names. */
    @Operation(operationId = "bookmarkPatient")
    @Allow(scopes = "write:send_patient")
    @WithoutJsonBody(announced = true)
    @PostMapping(PATIENT)
    @ResponseStatus(HttpStatus.CREATED)
    void bookmarkPatient(
            @Parameter(description = "not looked at: the caller is meant") @PathVariable("clinician_id") String ignored,
            @PathVariable("patient_id") @Size(max = BodyValidation.LONGEST_ID) String patientId,
            Caller caller) {
        change(caller.id(), clinician -> clinician.bookmarkPatient(patientId));
    }

    /** As with {@link #bookmarkPatient}. */
    @Operation(operationId = "removePatientBookmark")
    @Allow(scopes = "write:send_patient")
    @WithoutJsonBody(announced = true)
    @DeleteMapping(PATIENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forgetPatient(
            @Parameter(description = "not looked at: the caller is meant") @PathVariable("clinician_id") String ignored,
            @PathVariable("patient_id") String patientId,
            Caller caller) {
        change(caller.id(), clinician -> clinician.forgetPatient(patientId));
    }

    private void change(String clinicianUuid, Consumer<Clinician> change) {
        transaction.executeWithoutResult(status -> change.accept(clinicians.lock(clinicianUuid)));
    }
}
