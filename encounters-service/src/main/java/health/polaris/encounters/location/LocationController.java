package health.polaris.encounters.location;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Look-up of locations by the code that the EPR has for them (contracts/encounters.md §7.13). */
@RestController
@Tag(name = "location-endpoints")
class LocationController {

    private static final int LONGEST_CODE = 600;

    private final LocationDirectory directory;

    LocationController(LocationDirectory directory) {
        this.directory = directory;
    }

    /** {@code {"<uuid>": {…}}}, or {@code {}}. */
    @Operation(summary = "Find a location by its ODS code")
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
                .search(odsCode)
                .filter(found -> active == null || found.innermost().active() == active)
                .map(LocationResponse::from)
                .map(found -> Map.of(found.uuid(), compact ? found.compact() : found))
                .orElse(Map.of());
    }
}
