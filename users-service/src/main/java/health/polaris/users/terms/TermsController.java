package health.polaris.users.terms;

import health.polaris.common.security.Allow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Acceptance of terms, by the clinician or by a system in between (contracts/users.md §4.8). */
@RestController
@Tag(name = "terms", description = "Acceptance of terms")
record TermsController(TermsService terms) {
    @Operation(operationId = "acceptTerms")
    @Allow(scopes = "write:gdm_terms_agreement", ownPath = "clinician_id")
    @Allow(scopes = "write:gdm_terms_agreement", claims = "system_id")
    @Allow(scopes = "write:send_terms_agreement", ownPath = "clinician_id")
    @Allow(scopes = "write:send_terms_agreement", claims = "system_id")
    @PostMapping("/dhos/v1/clinician/{clinician_id}/terms_agreement")
    TermsResponse accept(@PathVariable("clinician_id") String clinicianUuid, @Valid @RequestBody TermsRequest request) {
        return terms.accept(clinicianUuid, request);
    }
}
