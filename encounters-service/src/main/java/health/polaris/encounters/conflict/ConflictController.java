package health.polaris.encounters.conflict;

import health.polaris.common.security.Allow;
import health.polaris.encounters.http.ClientTime;
import health.polaris.eventbus.identifier.NhsNumber;
import health.polaris.web.page.PagePlace;
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
        var filter = new ConflictRepository.Filter(state, sender, compared(identifier), patient, from);
        // One more than asked for tells whether this is the end.
        List<ConflictResponse> found = conflicts.page(filter, PagePlace.read(cursor, PagePlace.NEWEST), limit + 1);
        if (found.size() <= limit) {
            return ResponseEntity.ok(found);
        }
        List<ConflictResponse> page = found.subList(0, limit);
        ConflictResponse last = page.getLast();
        String next = new PagePlace(last.openedAt(), last.uuid()).text();
        return NextPage.behind("cursor", next).body(page);
    }

    /** Only NHS numbers are in conflict (I6), and they are compared without blanks and hyphens (I2). */
    private static @Nullable String compared(@Nullable String identifier) {
        return identifier == null ? null : NhsNumber.withoutBlanksAndHyphens(identifier);
    }
}
