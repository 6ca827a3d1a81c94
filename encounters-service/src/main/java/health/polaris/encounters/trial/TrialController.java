package health.polaris.encounters.trial;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.eventbus.dryrun.DryRunVerdict;
import health.polaris.web.body.BodyUpTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Where connector-service's dry run asks what would be shown (contracts/identity.md §0). */
@RestController
@Tag(name = "dry-runs", description = "Trying messages without consequences")
record TrialController(TrialService trials) {

    @BodyUpTo(BodyUpTo.LONGEST)
    @Operation(operationId = "tryEprMessages")
    @Allow(scopes = "write:hl7_message", issuers = IssuerKind.INTERNAL)
    @PostMapping(DryRunVerdict.PATH)
    TrialResponse tryMessages(@Valid @RequestBody TrialRequest request) {
        return new TrialResponse(trials.of(request.messages()));
    }

    /** Body of the request. */
    record TrialRequest(
            @NotNull
            @Size(min = 1, max = 200)
            @Schema(description = "as on the bus; one with reprocess is judged again in its place")
            List<JsonNode> messages) {}
}
