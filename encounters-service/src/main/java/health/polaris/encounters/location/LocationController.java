package health.polaris.encounters.location;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Look-up of locations by their uuids, or by the code that the EPR has for them (contracts/encounters.md §7.13). */
@RestController
@Tag(name = "locations", description = "Wards, bays and beds")
@Allow(scopes = "read:send_location")
@Allow(scopes = "read:gdm_location")
@Allow(scopes = "read:gdm_location_all")
@Allow(scopes = "read:location_all")
record LocationController(LocationDirectory directory) {
    private static final int LONGEST_CODE = 600;
    private static final int MOST_LOCATIONS = 1000;

    /** {@code {"<uuid>": {…}}}, or {@code {}}. */
    @Operation(operationId = "findLocationByOdsCode")
    @Allow(scopes = {"read:location_by_ods", "read:send_location"})
    @Allow(scopes = {"read:location_by_ods", "read:gdm_location"})
    @Allow(scopes = {"read:location_by_ods", "read:gdm_location_all"})
    @Allow(scopes = {"read:location_by_ods", "read:location_all"})
    @GetMapping("/dhos/v1/location/search")
    Map<String, LocationResponse> search(
            @RequestParam("ods_code") String odsCode,
            @RequestParam(name = "active", required = false) @Nullable Boolean active,
            @RequestParam(name = "compact", defaultValue = "false") boolean compact) {
        if (odsCode.isBlank() || odsCode.length() > LONGEST_CODE) {
            throw ApiException.invalid("ods_code has 1 to " + LONGEST_CODE + " characters");
        }
        return directory
                .search(odsCode.strip())
                .filter(found -> active == null || found.innermost().active() == active)
                .map(LocationResponse::from)
                .map(found -> Map.of(found.uuid(), compact ? found.compact() : found))
                .orElse(Map.of());
    }

    /** {@code {"<uuid>": {…}}}; those that the directory does not know are left out. */
    @Operation(operationId = "listLocations")
    @GetMapping("/dhos/v1/location")
    Map<String, LocationResponse> many(
            @RequestParam("uuid") @Size(min = 1, max = MOST_LOCATIONS) List<@Size(max = 36) String> uuids) {
        return directory.described(uuids);
    }

    @Operation(operationId = "getLocation")
    @GetMapping("/dhos/v1/location/{location_id}")
    LocationResponse one(@PathVariable("location_id") @Size(max = 36) String uuid) {
        return Optional.ofNullable(directory.described(List.of(uuid)).get(uuid))
                .orElseThrow(() -> ApiException.notFound("Location not found"));
    }
}
