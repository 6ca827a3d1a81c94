package health.polaris.encounters.ward;

import health.polaris.common.security.Allow;
import health.polaris.common.security.Caller;
import health.polaris.web.request.LinksToNext;
import health.polaris.web.request.NextPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stays of other wards, for a reason (contracts/encounters.md §1.1). */
@RestController
@Tag(name = "break-glass", description = "Opening stays of other wards for a reason")
record BreakGlassController(BreakGlassService glasses) {

    @Operation(operationId = "breakGlass")
    @Allow(scopes = "read:send_encounter", claims = "clinician_id")
    @PostMapping("/dhos/v1/patient/{patient_id}/break_glass")
    BrokenGlass breakGlass(
            @PathVariable("patient_id") @Size(max = 36) String patient,
            @Valid @RequestBody BreakGlassRequest request,
            Caller caller) {
        return glasses.breakGlass(patient, request.reason().strip(), caller);
    }

    @Operation(operationId = "listBrokenGlasses")
    @LinksToNext
    @Allow(scopes = "read:send_encounter")
    @GetMapping("/dhos/v1/break_glass")
    ResponseEntity<List<BrokenGlass>> broken(
            @RequestParam(name = "limit", defaultValue = "100") @Min(1) @Max(500) int limit,
            @RequestParam(name = "before", required = false) @Size(max = 36) @Nullable String before) {
        List<BrokenGlass> page = glasses.page(before, limit);
        return page.size() < limit
                ? ResponseEntity.ok(page)
                : NextPage.behind("before", page.getLast().uuid()).body(page);
    }

    /** Why, in words that the ward understands. */
    record BreakGlassRequest(
            @NotBlank @Size(min = 10, max = 500) String reason) {}
}
