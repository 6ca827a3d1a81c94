package health.polaris.encounters.fold.record;

import health.polaris.encounters.fold.fact.Place;

/**
 * A record within a fold: the fact that made it. Its uuid is given beside the fold, and kept ({@code Names}).
 *
 * @param index of several records made by one fact
 */
public record RecordId(Place place, String fact, int index) implements Comparable<RecordId> {

    @Override
    public int compareTo(RecordId other) {
        int byPlace = place.compareTo(other.place);
        int byFact = byPlace != 0 ? byPlace : fact.compareTo(other.fact);
        return byFact != 0 ? byFact : Integer.compare(index, other.index);
    }
}
