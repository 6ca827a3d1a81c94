package health.polaris.encounters.fact.base;

import health.polaris.encounters.fold.fact.Location;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the locations. Its code is that of its parent and its own, {@code N-Ward 4:Bay 2:Bed 1}; names are the
 * operators' to change.
 *
 * @param type SNOMED code
 */
record OldLocation(
        String uuid,
        String odsCode,
        @Nullable String type,
        @Nullable String parent) {

    private static final String WARD = "225746001";
    private static final String BAY = "225730009";
    private static final String BED = "229772003";

    /** By uuid, those whose codes can be told apart. */
    static Map<String, Location> coded(Collection<OldLocation> rows) {
        Map<String, OldLocation> byUuid = new HashMap<>();
        rows.forEach(row -> byUuid.put(row.uuid, row));
        Map<String, Location> locations = new HashMap<>();
        rows.forEach(row -> {
            Location location = row.coded(byUuid);
            if (location != null) {
                locations.put(row.uuid, location);
            }
        });
        return locations;
    }

    private @Nullable Location coded(Map<String, OldLocation> rows) {
        OldLocation above = parent == null ? null : rows.get(parent);
        if (above == null) {
            return WARD.equals(type) ? new Location.Coded(odsCode, null, null) : null;
        }
        String own = odsCode.startsWith(above.odsCode + ":") ? odsCode.substring(above.odsCode.length() + 1) : null;
        if (own == null || !(above.coded(rows) instanceof Location.Coded in)) {
            return null;
        }
        if (BAY.equals(type) && in.bay() == null) {
            return new Location.Coded(in.ward(), own, null);
        }
        return BED.equals(type) ? new Location.Coded(in.ward(), in.bay(), own) : null;
    }
}
