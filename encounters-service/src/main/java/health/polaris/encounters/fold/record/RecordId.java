package health.polaris.encounters.fold.record;

import health.polaris.encounters.fold.fact.Place;
import java.util.Comparator;

/**
 * A record within a fold: the fact that made it. Its uuid is given beside the fold, and kept ({@code Names}).
 *
 * @param index of several records made by one fact
 */
public record RecordId(Place place, String fact, int index) implements Comparable<RecordId> {

    private static final Comparator<RecordId> ORDER = Comparator.comparing(RecordId::place)
            .thenComparing(RecordId::fact)
            .thenComparingInt(RecordId::index);

    @Override
    public int compareTo(RecordId other) {
        return ORDER.compare(this, other);
    }
}
