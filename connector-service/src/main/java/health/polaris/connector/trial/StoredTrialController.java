package health.polaris.connector.trial;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
    @Operation(
            operationId = "tryStoredHl7Messages",
            summary = "Try stored messages by the rules of today, or by a profile of the request",
            description =
                    "What became of each and what would, rule, field and remedy included, and what the platform would"
                            + " make of it. Nothing is stored, published, counted or noted.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such message")
    @ApiResponse(responseCode = "503", description = "A verdict is asked for and encounters-service does not answer")
    @PostMapping("/dhos/v1/message/dry_run/stored")
    StoredTrialResponse tryStored(
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization,
            @Valid @RequestBody StoredTrialRequest request) {
        return trials.of(request.checked(), authorization);
    }
}
