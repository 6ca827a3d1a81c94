package health.polaris.encounters.fold.view;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.stay.Life;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A stay within a fold.
 *
 * @param number the visit number of a life, null for a stay made over HTTP
 * @param began where the life began
 * @param id of the fact that began the life, or uuid of the stay made over HTTP
 */
public record StayKey(@Nullable Identifier number, @Nullable Place began, String id) implements Comparable<StayKey> {

    private static final Comparator<StayKey> ORDER = Comparator.comparing(
                    StayKey::number, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(StayKey::began, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(StayKey::id);

    /** Where and by which fact a life began, whatever number it bears now. */
    record Beginning(@Nullable Place place, String fact) {}

    Beginning beginning() {
        return new Beginning(began, id);
    }

    static StayKey of(Life life) {
        return new StayKey(life.number(), life.began(), life.beganBy());
    }

    static StayKey local(String uuid) {
        return new StayKey(null, null, uuid);
    }

    boolean isLocal() {
        return number == null;
    }

    @Override
    public int compareTo(StayKey other) {
        return ORDER.compare(this, other);
    }
}
