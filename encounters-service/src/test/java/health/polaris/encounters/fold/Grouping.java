package health.polaris.encounters.fold;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which facts belong together: those that share an identifier, directly or through others (contracts/identity.md §0). */
public final class Grouping {

    private Grouping() {}

    /** The groups, each to be folded by itself; a fact without identifiers is in none with others. */
    public static List<List<Fact>> groups(Collection<Fact> facts) {
        Partition<Identifier> partition = new Partition<>();
        facts.forEach(fact -> partition.join(fact.identifiers()));
        List<List<Fact>> groups = new ArrayList<>();
        Map<Identifier, List<Fact>> byRoot = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (fact.identifiers().isEmpty()) {
                groups.add(List.of(fact));
            } else {
                byRoot.computeIfAbsent(partition.root(anyOf(fact)), _ -> new ArrayList<>())
                        .add(fact);
            }
        }
        groups.addAll(byRoot.values());
        return groups;
    }

    private static Identifier anyOf(Fact fact) {
        return fact.identifiers().iterator().next();
    }
}
