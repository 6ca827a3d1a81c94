package health.polaris.encounters.change;

import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.location.LocationDirectory;
import org.springframework.stereotype.Component;

/** Where a client says that somebody is: {@code location_uuid} as the EPR's codes, where the directory has them. */
@Component
record StatedPlace(LocationDirectory locations) {
    Location of(String locationUuid) {
        return locations
                .code(locationUuid)
                .<Location>map(code -> new Location.Coded(code.ward(), code.bay(), code.bed()))
                .orElseGet(() -> new Location.Known(locationUuid));
    }
}
