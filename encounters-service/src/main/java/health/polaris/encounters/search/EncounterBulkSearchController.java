package health.polaris.encounters.search;

import health.polaris.common.security.Allow;
import health.polaris.encounters.http.AsOf;
import health.polaris.encounters.representation.EncounterResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Searches whose many ids are in the body: reads, although posted (contracts/encounters.md §4.11 to §4.14). */
@RestController
@Tag(name = "encounters")
@Allow(scopes = "read:send_encounter")
record EncounterBulkSearchController(EncounterSearchService reader) {
    @Operation(operationId = "findLatestEncounters")
    @PostMapping("/dhos/v2/encounter/latest")
    Map<String, EncounterResponse> latest(
            @RequestBody List<@NotNull @Size(max = 36) String> patients, @ParameterObject MomentQuery moment) {
        return reader.latestOfAll(patients, moment.times(), moment.form());
    }

    @Operation(operationId = "findOpenEncountersAtLocations")
    @PostMapping("/dhos/v1/encounter/locations")
    List<EncounterResponse> atLocations(
            @RequestBody List<@NotNull @Size(max = 36) String> locations, @ParameterObject MomentQuery moment) {
        return reader.openAtLocations(locations, moment.times(), moment.form());
    }

    @Operation(operationId = "findOpenEncountersOfPatients")
    @PostMapping("/dhos/v1/encounter/patients")
    List<EncounterResponse> ofPatients(
            @RequestBody List<@NotNull @Size(max = 36) String> patients, @ParameterObject MomentQuery moment) {
        return reader.openOfPatients(patients, moment.times(), moment.form());
    }

    @Operation(operationId = "countPatientsAtLocations")
    @PostMapping("/dhos/v1/encounter/locations/patient_count")
    Map<String, Integer> patientCounts(
            @RequestBody List<@NotNull @Size(max = 36) String> locations,
            @RequestParam(name = "open_as_of", required = false) @Nullable String openAsOf,
            @Parameter(description = AsOf.SHOWN_THEN) @RequestParam(name = "as_of", required = false) @Nullable
                    String asOf,
            @Parameter(description = AsOf.TRUE_THEN) @RequestParam(name = "as_of_event", required = false) @Nullable
                    String asOfEvent) {
        return reader.patientCounts(locations, AsOf.parse(openAsOf, asOf, asOfEvent));
    }
}
