package health.polaris.encounters.search;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import health.polaris.common.security.Caller;
import health.polaris.encounters.http.AsOf;
import health.polaris.encounters.http.ClientTime;
import health.polaris.encounters.http.LookUpRate;
import health.polaris.encounters.representation.EncounterForm;
import health.polaris.encounters.representation.EncounterResponse;
import health.polaris.encounters.search.EncounterSearchService.Filter;
import health.polaris.web.request.LinksToNext;
import health.polaris.web.request.NextPage;
import health.polaris.web.request.WithoutJsonBody;
import health.polaris.web.stream.ChangeCursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Encounters of a patient, and those that changed (contracts/encounters.md §4.2, §4.9, §4.10). */
@RestController
@Tag(name = "encounters", description = "Patients' stays: create, read, change and find them")
@Allow(scopes = "read:send_encounter")
record EncounterListController(EncounterSearchService reader, LookUpRate rate) {

    private static final String CHANGES = "/dhos/v2/encounters";

    @Operation(operationId = "listEncounters")
    @WithoutJsonBody
    @GetMapping("/dhos/v2/encounter")
    List<EncounterResponse> list(
            @RequestParam(name = "patient_id", required = false) @Size(max = 36) @Nullable String patient,
            @RequestParam(name = "epr_encounter_id", required = false) @Size(max = 600) @Nullable String visitNumber,
            @Parameter(description = "Of the visit number; absent: of any, empty: the shared one")
                    @RequestParam(name = "namespace", required = false)
                    @Size(max = 600)
                    @Nullable
                    String namespace,
            @RequestParam(name = "open_as_of", required = false) @Nullable String openAsOf,
            @Parameter(description = AsOf.SHOWN_THEN) @RequestParam(name = "as_of", required = false) @Nullable
                    String asOf,
            @Parameter(description = AsOf.TRUE_THEN) @RequestParam(name = "as_of_event", required = false) @Nullable
                    String asOfEvent,
            @RequestParam(name = "compact", defaultValue = "false") boolean compact,
            @RequestParam(name = "expanded", defaultValue = "false") boolean expanded,
            @RequestParam(name = "show_deleted", defaultValue = "false") boolean deleted,
            @RequestParam(name = "show_children", defaultValue = "false") boolean children,
            Caller caller) {
        Filter filter = new Filter(given(patient), given(visitNumber), namespace, deleted, children);
        if (filter.patientUuid() == null) {
            rate.count(caller);
        }
        AsOf times = AsOf.parse(openAsOf, asOf, asOfEvent);
        EncounterForm form = EncounterForm.of(compact, expanded);
        if (times.open() == null) {
            return reader.list(named(filter), form, times);
        }
        String ofPatient = filter.patientUuid();
        if (ofPatient == null) {
            throw ApiException.invalid("Request with open_as_of should contain a patient_id");
        }
        return reader.latest(ofPatient, times, form);
    }

    private static Filter named(Filter filter) {
        if (filter.patientUuid() == null && filter.visitNumber() == null) {
            throw ApiException.invalid("Request should contain a patient_id or epr_encounter_id");
        }
        return filter;
    }

    /** Blanks around do not count (contracts/identity.md §1, I2). */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Operation(operationId = "getLatestEncounter")
    @WithoutJsonBody
    @GetMapping("/dhos/v2/encounter/latest")
    EncounterResponse latest(
            @RequestParam(name = "patient_id") @Size(max = 36) String patient, @ParameterObject MomentQuery moment) {
        return reader.latest(patient, moment.times(), moment.form()).stream()
                .findFirst()
                .orElseThrow(() -> ApiException.notFound(
                        "No open encounters found for patient with uuid '%s'".formatted(patient)));
    }

    @Operation(operationId = "listChangedEncounters")
    @LinksToNext
    @GetMapping(CHANGES)
    ResponseEntity<List<EncounterResponse>> modifiedSince(
            @Parameter(description = "A date or a time; UTC without offset") @RequestParam(name = "modified_since")
                    String modifiedSince,
            @RequestParam(name = "compact", defaultValue = "false") boolean compact,
            @RequestParam(name = "expanded", defaultValue = "false") boolean expanded,
            @RequestParam(name = "show_deleted", defaultValue = "false") boolean deleted,
            @RequestParam(name = "show_children", defaultValue = "false") boolean children,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "1000"))
                    @RequestParam(name = "limit", required = false)
                    @Nullable
                    Integer limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        Instant since = ClientTime.parseDateOrTime("modified_since", modifiedSince);
        EncounterForm form = EncounterForm.of(compact, expanded);
        if (limit == null) {
            return ResponseEntity.ok(reader.modifiedSince(since, deleted, children, form));
        }
        var page = reader.changes(ChangeCursor.of("cursor", given(cursor), limit), since, deleted, children, form);
        return NextPage.behind("cursor", page.next().text()).body(page.encounters());
    }
}
