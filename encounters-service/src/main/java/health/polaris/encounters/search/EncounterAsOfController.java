package health.polaris.encounters.search;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import health.polaris.encounters.http.AsOf;
import health.polaris.encounters.representation.FullEncounter;
import health.polaris.web.request.WithoutJsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One encounter, now or at a time (contracts/encounters.md §11). */
@RestController
@Tag(name = "encounters")
record EncounterAsOfController(EncounterSearchService shown) {

    @Operation(operationId = "getEncounterAsOf")
    @Allow(scopes = "read:send_encounter")
    @WithoutJsonBody
    @GetMapping("/dhos/v2/encounter/{encounter_id}")
    FullEncounter read(
            @PathVariable("encounter_id") @Size(max = 36) String uuid,
            @Parameter(description = AsOf.SHOWN_THEN) @RequestParam(name = "as_of", required = false) @Nullable
                    String asOf,
            @Parameter(description = AsOf.TRUE_THEN) @RequestParam(name = "as_of_event", required = false) @Nullable
                    String asOfEvent,
            @RequestParam(name = "show_deleted", defaultValue = "false") boolean deleted) {
        FullEncounter found = shown.one(uuid, AsOf.parse(null, asOf, asOfEvent));
        if (found.deletedAt() != null && !deleted) {
            throw ApiException.notFound("Encounter not found");
        }
        return found;
    }
}
