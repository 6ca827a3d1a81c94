package health.polaris.encounters.location;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import health.polaris.encounters.chronicle.Chronicle;
import health.polaris.encounters.http.ShownThen;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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
record LocationController(LocationDirectory directory, Chronicle chronicle) {
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
            @RequestParam(name = "compact", defaultValue = "false") boolean compact,
            @Parameter(description = "The places in it too, each as by its uuid")
                    @RequestParam(name = "children", defaultValue = "false")
                    boolean children,
            @ParameterObject ShownThen then) {
        if (odsCode.isBlank() || odsCode.length() > LONGEST_CODE) {
            throw ApiException.invalid("ods_code has 1 to " + LONGEST_CODE + " characters");
        }
        return places(odsCode.strip(), children, moment(then)).stream()
                .map(place -> shown(place, odsCode.strip(), compact))
                .filter(place -> active == null || place.active() == active)
                .collect(Collectors.toMap(LocationResponse::uuid, place -> place));
    }

    private Collection<LocationAncestry> places(String odsCode, boolean children, @Nullable Instant moment) {
        if (!children) {
            return directory.search(odsCode, moment).stream().toList();
        }
        List<LocationAncestry> places = directory.within(odsCode, moment, MOST_LOCATIONS + 1);
        if (places.size() > MOST_LOCATIONS) {
            throw ApiException.invalid("children: more than " + MOST_LOCATIONS + " places lie there");
        }
        return places;
    }

    private static LocationResponse shown(LocationAncestry place, String odsCode, boolean compact) {
        if (!place.innermost().odsCode().equals(odsCode)) {
            return LocationResponse.placed(place);
        }
        LocationResponse found = LocationResponse.from(place);
        return compact ? found.compact() : found;
    }

    /** {@code {"<uuid>": {…}}}; those that the directory does not know are left out. */
    @Operation(operationId = "listLocations")
    @GetMapping("/dhos/v1/location")
    Map<String, LocationResponse> many(
            @RequestParam("uuid") @Size(min = 1, max = MOST_LOCATIONS) List<@Size(max = 36) String> uuids,
            @ParameterObject ShownThen then) {
        return directory.described(uuids, moment(then));
    }

    @Operation(operationId = "getLocation")
    @GetMapping("/dhos/v1/location/{location_id}")
    LocationResponse one(@PathVariable("location_id") @Size(max = 36) String uuid, @ParameterObject ShownThen then) {
        return Optional.ofNullable(
                        directory.described(List.of(uuid), moment(then)).get(uuid))
                .orElseThrow(() -> ApiException.notFound("Location not found"));
    }

    private @Nullable Instant moment(ShownThen then) {
        Instant moment = then.moment();
        chronicle.requireKnown(moment);
        return moment;
    }
}
