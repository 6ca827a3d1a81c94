package health.polaris.encounters.chronicle.reading;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import health.polaris.encounters.chronicle.reading.ChronicleRepository.Placed;
import health.polaris.encounters.encounter.EncounterHierarchy;
import health.polaris.encounters.ward.WardRule;
import health.polaris.web.accessrecord.ShowsPatient;
import health.polaris.web.page.TimeCursor;
import health.polaris.web.request.LinksToNext;
import health.polaris.web.request.NextPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What changed, and which message made it so (contracts/encounters.md §11). */
@RestController
@Tag(name = "history", description = "What was shown when, and why")
record ChronicleController(ChronicleRepository chronicle, WardRule wards, EncounterHierarchy encounters) {

    @ShowsPatient(patient = "patient_id")
    @Operation(operationId = "listPatientHistory")
    @LinksToNext
    @Allow(scopes = "read:send_patient")
    @GetMapping("/dhos/v1/patient/{patient_id}/history")
    ResponseEntity<List<ChronicleEntry>> ofPatient(
            @PathVariable("patient_id") @Size(max = 36) String patient,
            @RequestParam(name = "limit", defaultValue = "100") @Min(1) @Max(500) int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        List<String> records = chronicle.recordsOf(patient);
        if (records.isEmpty()) {
            throw ApiException.notFound("Patient not found");
        }
        wards.requirePatient(patient);
        return page(chronicle.about(records, place(cursor), limit + 1), limit);
    }

    @ShowsPatient(encounter = "encounter_id")
    @Operation(operationId = "listEncounterHistory")
    @LinksToNext
    @Allow(scopes = "read:send_encounter")
    @GetMapping("/dhos/v2/encounter/{encounter_id}/history")
    ResponseEntity<List<ChronicleEntry>> ofEncounter(
            @PathVariable("encounter_id") @Size(max = 36) String encounter,
            @RequestParam(name = "limit", defaultValue = "100") @Min(1) @Max(500) int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        if (!encounters.exists(encounter)) {
            throw ApiException.notFound("Encounter not found");
        }
        wards.requireStay(encounter);
        return page(chronicle.about(List.of(encounter), place(cursor), limit + 1), limit);
    }

    @Operation(operationId = "listChangesOfMessage")
    @LinksToNext
    @Allow(scopes = "read:hl7_message")
    @GetMapping("/dhos/v1/epr_message/{message_id}/change")
    ResponseEntity<List<ChronicleEntry>> ofMessage(
            @PathVariable("message_id") @Size(max = 255) String message,
            @RequestParam(name = "limit", defaultValue = "100") @Min(1) @Max(500) int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        return page(chronicle.ofMessage(message, place(cursor), limit + 1), limit);
    }

    private static TimeCursor place(@Nullable String cursor) {
        return TimeCursor.readNumbered("cursor", cursor).orElse(TimeCursor.OLDEST_FIRST);
    }

    /** One more than asked for tells whether this is the end. */
    private static ResponseEntity<List<ChronicleEntry>> page(List<Placed> found, int limit) {
        List<ChronicleEntry> entries =
                found.stream().limit(limit).map(Placed::entry).toList();
        return found.size() <= limit
                ? ResponseEntity.ok(entries)
                : NextPage.behind("cursor", found.get(limit - 1).next().text()).body(entries);
    }
}
