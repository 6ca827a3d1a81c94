package health.polaris.encounters.change;

import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.location.LocationDirectory;
import org.springframework.stereotype.Component;

/** Where a client says that somebody is: {@code location_uuid} as the EPR's codes, where the directory has them. */
@Component
class StatedPlace {

    private final LocationDirectory locations;

    StatedPlace(LocationDirectory locations) {
        this.locations = locations;
    }

    Location of(String locationUuid) {
        return locations
                .code(locationUuid)
                .<Location>map(code -> new Location.Coded(code.ward(), code.bay(), code.bed()))
                .orElseGet(() -> new Location.Known(locationUuid));
    }
}
