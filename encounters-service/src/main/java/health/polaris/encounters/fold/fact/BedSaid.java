package health.polaris.encounters.fold.fact;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * PV1-3. Codes are compared without trailing blanks (I2); the connector obeys {@code location-case: ignore}.
 *
 * @param ward PV1-3.1; null when the message names no ward
 * @param bay PV1-3.2, which {@code ""} deletes (F1)
 * @param bed PV1-3.3, which {@code ""} deletes (F1)
 */
public record BedSaid(@Nullable String ward, Said<String> bay, Said<String> bed) {

    /** No location is said. */
    public static final BedSaid NONE = new BedSaid(null, Said.absent(), Said.absent());

    public BedSaid {
        ward = ward == null || ward.isBlank() ? null : ward.stripTrailing();
        bay = trimmed(bay);
        bed = trimmed(bed);
    }

    /**
     * Where that is, said of somebody who is in that location: in the same ward, what is not said stays; {@code ""} deletes
     * bay and bed beside an empty ward too, which says of no other one (F1).
     *
     * @return null when nothing is said of a location
     */
    public @Nullable Location after(@Nullable Location current) {
        Location.Coded known = current instanceof Location.Coded coded ? coded : null;
        String said = ward == null && known != null && (bay.isDeleted() || bed.isDeleted()) ? known.ward() : ward;
        if (said == null) {
            return null;
        }
        Location.Coded stored = known != null && known.ward().equals(said) ? known : null;
        String newBay = bay.orKeep(stored == null ? null : stored.bay());
        boolean elsewhere = stored == null || !Objects.equals(newBay, stored.bay());
        return new Location.Coded(said, newBay, bed.orKeep(stored == null || elsewhere ? null : stored.bed()));
    }

    private static Said<String> trimmed(Said<String> code) {
        if (!(code instanceof Said.Value<String>(String value))) {
            return code;
        }
        return value.isBlank() ? Said.absent() : Said.value(value.stripTrailing());
    }
}
