package health.polaris.encounters.reconciliation;

import health.polaris.common.security.Allow;
import health.polaris.web.body.BodyUpTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Whether those who are shown in the beds lie there (contracts/encounters.md §12). */
@RestController
@Tag(name = "reconciliation", description = "A list of who is in which bed, held against what is shown")
record ReconciliationController(ReconciliationService reconciliation) {

    @BodyUpTo(BodyUpTo.LONGEST)
    @Operation(operationId = "reconcile")
    @Allow(scopes = "read:hl7_message")
    @PostMapping(
            path = "/dhos/v1/reconciliation",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    ReconciliationResponse reconcile(@Valid @RequestBody ReconciliationRequest list) {
        return reconciliation.of(list);
    }
}
