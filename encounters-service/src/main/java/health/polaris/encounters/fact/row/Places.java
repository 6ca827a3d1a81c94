package health.polaris.encounters.fact.row;

import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.view.LocationRow;
import health.polaris.encounters.location.LocationCode;
import health.polaris.encounters.location.LocationDirectory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The uuids of all locations that some differences name. */
record Places(Map<LocationCode, String> uuids) {

    static Places of(List<GroupDifference> differences, LocationDirectory directory) {
        List<LocationCode> codes = differences.stream()
                .flatMap(difference -> difference.encounters().stream())
                .flatMap(change -> Stream.of(change.before(), change.after()))
                .flatMap(Stream::ofNullable)
                .flatMap(row -> Stream.concat(
                        Stream.of(row.location()), row.left().stream().map(LocationRow::location)))
                .flatMap(location -> location instanceof Location.Coded coded ? Stream.of(code(coded)) : Stream.of())
                .distinct()
                .toList();
        return new Places(directory.findOrCreate(codes));
    }

    String uuid(Location location) {
        return switch (location) {
            case Location.Coded coded -> Objects.requireNonNull(uuids.get(code(coded)));
            case Location.Known(String uuid) -> uuid;
        };
    }

    private static LocationCode code(Location.Coded coded) {
        return new LocationCode(coded.ward(), coded.bay(), coded.bed());
    }
}
