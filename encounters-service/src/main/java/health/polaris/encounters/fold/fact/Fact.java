package health.polaris.encounters.fold.fact;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/** An accepted message, or a change over HTTP, in its place. */
public record Fact(Origin origin, Statement statement) implements Comparable<Fact> {

    private static final Comparator<Fact> ORDER =
            Comparator.comparing(Fact::place).thenComparing(Fact::id);

    public String id() {
        return origin.id();
    }

    public Place place() {
        return origin.place();
    }

    /** Every number that it carries: facts that share one belong to one group. */
    public Set<Identifier> identifiers() {
        return statement.identifiers().filter(each -> !each.isBlank()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public int compareTo(Fact other) {
        return ORDER.compare(this, other);
    }
}
