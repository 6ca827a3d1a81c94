package health.polaris.users.migration;

import health.polaris.common.security.Allow;
import health.polaris.common.security.Caller;
import health.polaris.users.wire.BodyValidation;
import health.polaris.web.body.BodyUpTo;
import health.polaris.web.request.AnyParameters;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Migration of many clinicians at once. */
@RestController
@Tag(name = "bulk-endpoints")
record ClinicianMigrationController(ClinicianMigrationService bulk) {
    /** Bounded by the limit of a request body, like the memory that it takes. */
    @BodyUpTo(BodyUpTo.LONGEST)
    @Allow(scopes = "write:clinician_migration")
    @AnyParameters
    @PostMapping("/dhos/v1/clinician/bulk")
    BulkResponse create(
            @RequestParam(name = "publish_events", required = false) @Nullable Boolean publishEvents,
            @RequestBody List<BulkClinicianRequest> clinicians,
            Caller caller) {
        return bulk.create(
                BodyValidation.withoutNulls("clinicians", clinicians), Boolean.TRUE.equals(publishEvents), caller);
    }
}
