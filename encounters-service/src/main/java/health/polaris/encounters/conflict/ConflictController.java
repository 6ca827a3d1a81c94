package health.polaris.encounters.conflict;

import health.polaris.common.security.Allow;
import health.polaris.encounters.http.ClientTime;
import health.polaris.web.page.TimeCursor;
import health.polaris.web.request.LinksToNext;
import health.polaris.web.request.NextPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Conflicts of identity (contracts/identity.md §5). */
@RestController
@Tag(name = "patient-conflicts", description = "Numbers that two patients want")
record ConflictController(ConflictRepository conflicts) {

    @Operation(operationId = "listPatientConflicts")
    @LinksToNext
    @Allow(scopes = "read:hl7_message")
    @GetMapping("/dhos/v1/patient/conflict")
    ResponseEntity<List<ConflictResponse>> list(
            @RequestParam(name = "state", required = false) @Pattern(regexp = "open|solved|dismissed") @Nullable
                    String state,
            @RequestParam(name = "sender", required = false) @Size(max = 600) @Nullable String sender,
            @RequestParam(name = "identifier", required = false) @Size(max = 600) @Nullable String identifier,
            @Parameter(description = "Id of the patient that claims the number, or that bears it")
                    @RequestParam(name = "patient_id", required = false)
                    @Size(max = 36)
                    @Nullable
                    String patient,
            @RequestParam(name = "since", required = false) @Nullable String since,
            @RequestParam(name = "limit", defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        Instant from = since == null ? null : ClientTime.parseDateOrTime("since", since);
        var filter = new ConflictRepository.Filter(state, sender, identifier, patient, from);
        List<ConflictResponse> found =
                conflicts.page(filter, TimeCursor.read("cursor", cursor).orElse(TimeCursor.NEWEST_FIRST), limit + 1);
        return NextPage.of("cursor", found, limit, ConflictController::place);
    }

    private static String place(ConflictResponse conflict) {
        return new TimeCursor(conflict.openedAt(), conflict.uuid()).text();
    }
}
