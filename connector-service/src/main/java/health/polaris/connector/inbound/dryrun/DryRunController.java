package health.polaris.connector.inbound.dryrun;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.web.body.BodyUpTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where whoever connects a hospital tries its messages and profiles. */
@RestController
@Tag(name = "dry-runs", description = "Trying messages without consequences")
record DryRunController(DryRunService dryRun, TriedProfile profiles) {

    @BodyUpTo(BodyUpTo.LONGEST)
    @Allow(scopes = "write:hl7_message", issuers = IssuerKind.INTERNAL)
    @Operation(operationId = "tryHl7Message")
    @PostMapping("/dhos/v1/message/dry_run")
    DryRunResponse tryMessage(
            @Parameter(description = "a site profile to try instead of that of the sender")
                    @RequestParam(name = "profile", required = false)
                    @Nullable
                    String profile,
            @Parameter(
                            description =
                                    "also what the platform would make of it: encounters-service is asked with the"
                                            + " caller's token")
                    @RequestParam(name = "verdict", defaultValue = "false")
                    boolean verdict,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization,
            @Valid @RequestBody DryRunRequest request) {
        return dryRun.of(
                request.body(),
                profiles.of(profile, request.siteProfile()),
                verdict ? Optional.of(authorization) : Optional.empty());
    }
}
