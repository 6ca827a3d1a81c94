package health.polaris.encounters.change;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import health.polaris.common.error.ApiException;
import health.polaris.common.json.Field;
import health.polaris.common.security.Allow;
import health.polaris.common.security.Caller;
import health.polaris.encounters.representation.FullEncounter;
import health.polaris.encounters.search.EncounterSearchService;
import health.polaris.web.accessrecord.ShowsPatient;
import health.polaris.web.request.IgnoresParameters;
import health.polaris.web.request.WithoutJsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One encounter: creation, reading, changes (contracts/encounters.md §4.1, §4.3 to §4.6, §4.8). */
@RestController
@Tag(name = "encounters")
record EncounterController(AdmissionService admissions, EncounterUpdateService updates, EncounterSearchService reader) {
    private static final String READ = "read:send_encounter";
    private static final String WRITE = "write:send_encounter";

    @Operation(operationId = "createEncounter")
    @Allow(scopes = WRITE)
    @IgnoresParameters("compact")
    @PostMapping("/dhos/v2/encounter")
    FullEncounter create(@Valid @RequestBody CreateEncounterRequest creation, Caller caller) {
        return admissions.create(creation, caller);
    }

    @Operation(operationId = "getEncounter")
    @Allow(scopes = READ)
    @WithoutJsonBody
    @GetMapping("/dhos/v1/encounter/{encounter_id}")
    FullEncounter read(
            @PathVariable("encounter_id") @Size(max = 36) String uuid,
            @RequestParam(name = "show_deleted", defaultValue = "false") boolean deleted) {
        return reader.one(uuid, deleted);
    }

    @ShowsPatient(encounter = "encounter_id")
    @Operation(operationId = "listChildEncounters")
    @Allow(scopes = READ)
    @WithoutJsonBody
    @GetMapping("/dhos/v1/encounter/{encounter_id}/children")
    List<String> children(
            @PathVariable("encounter_id") @Size(max = 36) String uuid,
            @RequestParam(name = "show_deleted", defaultValue = "false") boolean deleted) {
        return reader.children(uuid, deleted);
    }

    @Operation(operationId = "updateEncounter")
    @Allow(scopes = WRITE)
    @PatchMapping("/dhos/v1/encounter/{encounter_id}")
    FullEncounter update(
            @PathVariable("encounter_id") @Size(max = 36) String uuid,
            @Valid @RequestBody UpdateEncounterRequest update,
            Caller caller) {
        return updates.update(uuid, update, caller).orElseThrow(ApiException::forbidden);
    }

    @Operation(operationId = "leaveParentEncounter")
    @Allow(scopes = WRITE)
    @DeleteMapping("/dhos/v1/encounter/{encounter_id}")
    FullEncounter leaveParent(
            @PathVariable("encounter_id") @Size(max = 36) String uuid,
            @Valid @RequestBody DataToRemove removal,
            Caller caller) {
        return updates.leaveParent(uuid, removal.childOfEncounterUuid().value(), caller);
    }

    @Operation(operationId = "mergeEncounters")
    @Allow(scopes = WRITE)
    @IgnoresParameters("compact")
    @PostMapping("/dhos/v1/encounter/merge")
    MergePatientsRequest.MergedEncounters merge(@Valid @RequestBody MergePatientsRequest merge, Caller caller) {
        return new MergePatientsRequest.MergedEncounters(updates.merge(merge, caller));
    }

    /** Body of the DELETE; it removes nothing else. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record DataToRemove(Field<@Size(max = 36) String> childOfEncounterUuid) {}
}
