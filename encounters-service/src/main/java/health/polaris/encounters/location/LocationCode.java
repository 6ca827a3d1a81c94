package health.polaris.encounters.location;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the EPR says a patient is: PV1-3.1 to 3.3. Its text is {@code N-Ward 4:Bay 2:Bed 1}; a part that is missing is
 * left out, so that a bed without a bay is {@code N-Ward 4:Bed 1}.
 *
 * @param ward never blank
 */
public record LocationCode(
        String ward, @Nullable String bay, @Nullable String bed) {

    /** @throws IllegalArgumentException without a ward: a blank code would stand for any place */
    public LocationCode {
        if (ward.isBlank()) {
            throw new IllegalArgumentException("A location needs a ward");
        }
        bay = bay == null || bay.isBlank() ? null : bay;
        bed = bed == null || bed.isBlank() ? null : bed;
    }

    /** The whole code, {@code ward:bay:bed}. */
    public String text() {
        return Stream.of(ward, bay, bed).flatMap(Stream::ofNullable).collect(Collectors.joining(":"));
    }

    /** Its text, and that of each place around it, outermost first. */
    public List<String> texts() {
        return levels().stream().map(Level::odsCode).toList();
    }

    /** The ward, the bay, the bed: every level that this code has, outermost first. */
    List<Level> levels() {
        List<Level> levels = new ArrayList<>();
        levels.add(new Level(ward, ward, LocationType.WARD));
        if (bay != null) {
            levels.add(new Level(ward + ":" + bay, bay, LocationType.BAY));
        }
        if (bed != null) {
            levels.add(new Level(text(), bed, LocationType.BED));
        }
        return List.copyOf(levels);
    }

    /** One place of the way to a bed. */
    record Level(String odsCode, String displayName, LocationType type) {}
}
