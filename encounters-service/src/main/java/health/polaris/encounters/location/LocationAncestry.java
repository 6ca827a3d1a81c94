package health.polaris.encounters.location;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A location and what it lies in, innermost first. */
record LocationAncestry(List<Location> places) {

    LocationAncestry {
        places = List.copyOf(places);
    }

    /** Of the location with this code, among these rows. */
    static Optional<LocationAncestry> of(String odsCode, Collection<Location> rows) {
        return ofEach(rows).values().stream()
                .filter(place -> place.innermost().odsCode().equals(odsCode))
                .findFirst();
    }

    /** By their uuids; what lies around them is among the rows. */
    static Map<String, LocationAncestry> ofEach(Collection<Location> rows) {
        Map<String, Location> byUuid = rows.stream().collect(Collectors.toMap(Location::uuid, row -> row));
        return rows.stream().collect(Collectors.toMap(Location::uuid, row -> of(row, byUuid)));
    }

    /** Puts them in order; a place is passed once, even if operators have made its parents run in circles. */
    private static LocationAncestry of(Location innermost, Map<String, Location> byUuid) {
        Set<Location> places = new LinkedHashSet<>();
        Location place = innermost;
        while (place != null && places.add(place)) {
            place = place.parentUuid() == null ? null : byUuid.get(place.parentUuid());
        }
        return new LocationAncestry(List.copyOf(places));
    }

    /** Whether it is the location with this code, or lies in it. */
    boolean liesIn(String odsCode) {
        return places.stream().anyMatch(place -> place.odsCode().equals(odsCode));
    }

    /** The name of the ward, bay or bed that it is, or lies in; null when it lies in none. */
    @Nullable
    String nameOf(LocationType type) {
        return places.stream()
                .filter(place -> type.code().equals(place.locationType()))
                .map(Location::displayName)
                .findFirst()
                .orElse(null);
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
