package health.polaris.users.directory;

import health.polaris.common.security.Allow;
import health.polaris.common.security.Caller;
import health.polaris.users.wire.BodyValidation;
import health.polaris.web.request.LinksToNext;
import health.polaris.web.request.WithoutJsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Many clinicians (contracts/users.md §4.9 to §4.11). */
@RestController
@Tag(name = "clinicians")
@Allow(scopes = "read:gdm_clinician_all")
@Allow(scopes = "read:gdm_clinician")
@Allow(scopes = "read:send_clinician_all")
@Allow(scopes = "read:send_clinician_temp")
record ClinicianListController(ClinicianReadService reads) {
    private static final String SUCCESSOR = "</dhos/v2/clinicians>; rel=\"successor-version\"";

    @Operation(operationId = "listCliniciansV1", deprecated = true)
    @LinksToNext
    @GetMapping("/dhos/v1/clinicians")
    ResponseEntity<List<?>> list(@ParameterObject ClinicianListQuery query, Caller caller) {
        ClinicianListing<?> found = reads.list(query, caller);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().header("Deprecation", "true").header(HttpHeaders.LINK, SUCCESSOR);
        return leading(answer, found).body(found.rows());
    }

    @Operation(operationId = "listClinicians")
    @LinksToNext
    @GetMapping("/dhos/v2/clinicians")
    ResponseEntity<ClinicianPage> page(@ParameterObject ClinicianListQuery query, Caller caller) {
        var found = reads.list(query, caller);
        return leading(ResponseEntity.ok(), found).body(new ClinicianPage(found.rows(), reads.count(query, caller)));
    }

    private static ResponseEntity.BodyBuilder leading(ResponseEntity.BodyBuilder answer, ClinicianListing<?> found) {
        String next = found.next();
        return next == null ? answer : answer.header(HttpHeaders.LINK, next);
    }

    @Operation(operationId = "findClinicians")
    @Allow(scopes = "read:gdm_clinician_all")
    @Allow(scopes = "read:gdm_clinician")
    @Allow(scopes = "read:send_clinician_all")
    @Allow(scopes = "read:send_clinician")
    @PostMapping("/dhos/v1/clinician_list")
    Map<String, @Nullable Object> byUuids(
            @RequestParam(required = false) @Nullable Boolean compact,
            @RequestBody List<@NotNull @Size(max = BodyValidation.LONGEST_TEXT) String> uuids,
            Caller caller) {
        return reads.byUuids(uuids, Boolean.TRUE.equals(compact), caller);
    }

    @Operation(operationId = "listCliniciansAtLocation")
    @Allow(scopes = "read:gdm_clinician_all")
    @LinksToNext
    @WithoutJsonBody(announced = true)
    @GetMapping("/dhos/v1/location/{location_id}/clinician")
    ResponseEntity<List<ClinicianResponse>> atLocation(
            @PathVariable("location_id") String locationId,
            @Parameter(schema = @Schema(type = "integer", format = "int32", minimum = "0", maximum = "2147483647"))
                    @RequestParam(required = false)
                    @Nullable
                    Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        ClinicianListing<ClinicianResponse> found = reads.atLocation(locationId, limit, cursor);
        return leading(ResponseEntity.ok(), found).body(found.rows());
    }
}
