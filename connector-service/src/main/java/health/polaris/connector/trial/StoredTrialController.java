package health.polaris.connector.trial;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where an operator sees what mended rules, or a mended profile, would make of messages before they are done again. */
@RestController
@Tag(name = "dry-runs")
record StoredTrialController(StoredTrialService trials) {

    @Allow(scopes = "write:hl7_message", issuers = IssuerKind.INTERNAL)
    @Operation(operationId = "tryStoredHl7Messages")
    @PostMapping("/dhos/v1/message/dry_run/stored")
    StoredTrialResponse tryStored(
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization,
            @Valid @RequestBody StoredTrialRequest request) {
        return trials.of(request.checked(), authorization);
    }
}
