package health.polaris.encounters.fold.stay;

import health.polaris.encounters.fold.fact.Location;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a stay was, in the order of places. */
public record Steps(List<Step> list) {

    public static final Steps NONE = new Steps(List.of());

    public Steps and(Step step) {
        List<Step> more = new ArrayList<>(list);
        more.add(step);
        return new Steps(List.copyOf(more));
    }

    /** The last location; null when nothing is said of one. */
    public @Nullable Location current() {
        for (Step step : list.reversed()) {
            if (step.location() != null) {
                return step.location();
            }
        }
        return null;
    }

    /** O7: a former life of the stay is over. */
    public Steps closed(Instant admittedAt, Step departure) {
        return new Steps(list.stream().map(step -> step.since(admittedAt)).toList()).and(departure);
    }

    /** Those since the end of the last former life of the stay (O7). */
    public Steps sinceDeparture() {
        return new Steps(List.copyOf(list.subList(lastDeparture() + 1, list.size())));
    }

    /**
     * O4: a former life of the stay is the last one again.
     *
     * @param former its own steps, as they were before it was over
     */
    public Steps openedAgain(Steps former) {
        List<Step> before = list.subList(0, lastDeparture() - former.list.size());
        return new Steps(Stream.concat(before.stream(), former.list.stream()).toList());
    }

    private int lastDeparture() {
        int last = list.size() - 1;
        while (last >= 0 && list.get(last).location() != null) {
            last--;
        }
        return last;
    }

    /** A former life of the stay is over, and nothing is said of the next yet (O7). */
    public boolean hasDeparted() {
        return !list.isEmpty() && list.getLast().location() == null;
    }

    /** The step by which the stay came to its last location. */
    public @Nullable Step arrival() {
        int start = startOfLast();
        return start == list.size() ? null : list.get(start);
    }

    /** F3: without the last location, because its transfer was cancelled. */
    public Steps withoutLast() {
        return new Steps(List.copyOf(list.subList(0, startOfLast())));
    }

    private int startOfLast() {
        Location last = current();
        int start = list.size();
        while (start > 0 && last != null && last.equals(list.get(start - 1).location())) {
            start--;
        }
        return start;
    }
}
