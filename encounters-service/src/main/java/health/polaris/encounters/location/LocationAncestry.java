package health.polaris.encounters.location;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A location and what it lies in, innermost first. */
record LocationAncestry(List<Location> places) {

    LocationAncestry {
        places = List.copyOf(places);
    }

    /** Puts the rows in order; a place is passed once, even if operators have made its parents run in circles. */
    static Optional<LocationAncestry> of(String odsCode, Collection<Location> rows) {
        Map<String, Location> byUuid = new HashMap<>();
        rows.forEach(row -> byUuid.put(row.uuid(), row));
        List<Location> places = new ArrayList<>();
        Location place = rows.stream()
                .filter(row -> row.odsCode().equals(odsCode))
                .findFirst()
                .orElse(null);
        while (place != null) {
            places.add(place);
            byUuid.remove(place.uuid());
            place = place.parentUuid() == null ? null : byUuid.get(place.parentUuid());
        }
        return places.isEmpty() ? Optional.empty() : Optional.of(new LocationAncestry(places));
    }

    Location innermost() {
        return places.getFirst();
    }

    /** Of the place itself, else of the nearest one around it that has one. */
    Optional<String> scoreSystemDefault() {
        return places.stream()
                .map(Location::scoreSystemDefault)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    /** Ward, bay and bed as the EPR names them; empty for a place that is none of the three. */
    Optional<LocationCode> code() {
        Map<String, String> parts = new HashMap<>();
        for (int index = 0; index < places.size(); index++) {
            Location place = places.get(index);
            String type = place.locationType();
            boolean outermost = LocationType.WARD.code().equals(type) || index + 1 == places.size();
            String around = outermost ? "" : places.get(index + 1).odsCode() + ':';
            if (type != null && place.odsCode().startsWith(around)) {
                parts.putIfAbsent(type, place.odsCode().substring(around.length()));
            }
        }
        return Optional.ofNullable(parts.get(LocationType.WARD.code()))
                .map(ward ->
                        new LocationCode(ward, parts.get(LocationType.BAY.code()), parts.get(LocationType.BED.code())))
                .filter(code -> code.text().equals(innermost().odsCode()));
    }

    /** The places around it, outermost first. */
    List<Location> ancestors() {
        return places.subList(1, places.size()).reversed();
    }
}
