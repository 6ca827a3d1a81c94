package health.polaris.connector.suggestion;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.web.body.BodyUpTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where whoever connects a hospital gets a first profile for its feed. */
@RestController
@Tag(name = "site-profiles")
record SuggestionController(SuggestionService suggestions) {
    @Allow(scopes = "write:hl7_message", issuers = IssuerKind.INTERNAL)
    @Operation(operationId = "suggestSiteProfile")
    @BodyUpTo(BodyUpTo.TWICE)
    @PostMapping("/dhos/v1/site_profile/suggestion")
    SuggestionResponse suggest(@Valid @RequestBody SuggestionRequest request) {
        return suggestions.of(request);
    }
}
