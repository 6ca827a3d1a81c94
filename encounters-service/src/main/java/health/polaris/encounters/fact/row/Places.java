package health.polaris.encounters.fact.row;

import health.polaris.encounters.chronicle.Cause;
import health.polaris.encounters.chronicle.Causes;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.view.LocationRow;
import health.polaris.encounters.location.LocationCode;
import health.polaris.encounters.location.LocationDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The uuids of all locations that some differences name. */
record Places(Map<LocationCode, String> uuids) {

    /** Those that are missing are made, for the reason for which somebody is shown there. */
    static Places of(List<GroupDifference> differences, LocationDirectory directory, Causes causes) {
        List<LocationCode> codes = differences.stream()
                .flatMap(difference -> Stream.concat(
                        difference.encounters().stream().flatMap(Places::rows),
                        difference.contradicted().values().stream()))
                .flatMap(Places::codes)
                .distinct()
                .toList();
        return new Places(directory.findOrCreate(codes, missing -> causes.are(causes(differences, missing))));
    }

    private static Map<String, Cause> causes(List<GroupDifference> differences, Map<String, String> missing) {
        Map<String, Cause> causes = new HashMap<>();
        for (GroupDifference difference : differences) {
            Map<String, Cause> ofRows = difference.causes();
            difference.encounters().stream()
                    .flatMap(Places::rows)
                    .filter(row -> ofRows.containsKey(row.uuid()))
                    .forEach(row -> codes(row)
                            .flatMap(code -> code.texts().stream())
                            .filter(missing::containsKey)
                            .forEach(code -> causes.putIfAbsent(
                                    Objects.requireNonNull(missing.get(code)),
                                    Objects.requireNonNull(ofRows.get(row.uuid())))));
        }
        return causes;
    }

    private static Stream<EncounterRow> rows(RowChange<EncounterRow> change) {
        return Stream.of(change.before(), change.after()).flatMap(Stream::ofNullable);
    }

    private static Stream<LocationCode> codes(EncounterRow row) {
        return Stream.concat(Stream.of(row.location()), row.left().stream().map(LocationRow::location))
                .flatMap(location -> location instanceof Location.Coded coded ? Stream.of(code(coded)) : Stream.of());
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
