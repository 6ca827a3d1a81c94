package health.polaris.users.migration;

import health.polaris.common.security.Allow;
import health.polaris.common.security.Caller;
import health.polaris.web.body.BodyUpTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Migration of many clinicians at once. */
@RestController
@Tag(name = "migration", description = "Moving here from another system")
record ClinicianMigrationController(ClinicianMigrationService bulk) {
    /** Bounded by the limit of a request body, like the memory that it takes. */
    @Operation(operationId = "createClinicians")
    @BodyUpTo(BodyUpTo.LONGEST)
    @Allow(scopes = "write:clinician_migration")
    @PostMapping("/dhos/v1/clinician/bulk")
    BulkResponse create(
            @RequestParam(name = "publish_events", required = false) @Nullable Boolean publishEvents,
            @RequestBody List<@NotNull @Valid BulkClinicianRequest> clinicians,
            Caller caller) {
        clinicians.forEach(clinician -> clinician.clinician().refuseUnexpected(true));
        return bulk.create(clinicians, Boolean.TRUE.equals(publishEvents), caller);
    }
}
