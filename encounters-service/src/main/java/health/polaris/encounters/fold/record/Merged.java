package health.polaris.encounters.fold.record;

import health.polaris.encounters.fold.fact.Place;

/**
 * That a record was merged into another.
 *
 * @param order among the merges of its fact, whose groups count in the order in which they are said
 */
public record Merged(RecordId into, Place at, String fact, int order) {

    public boolean isBehind(Merged other) {
        int byPlace = at.compareTo(other.at);
        return byPlace != 0 ? byPlace > 0 : order > other.order;
    }
}
