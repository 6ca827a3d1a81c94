package health.polaris.encounters.fold;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which facts belong together: those that share an identifier, directly or through others (§0). */
public final class Grouping {

    private final Map<Identifier, Identifier> parents = new HashMap<>();

    private Grouping() {}

    /** The groups, each to be folded by itself; a fact without identifiers is in none with others. */
    public static List<List<Fact>> groups(Collection<Fact> facts) {
        Grouping grouping = new Grouping();
        facts.forEach(fact -> grouping.join(fact.identifiers()));
        List<List<Fact>> groups = new ArrayList<>();
        Map<Identifier, List<Fact>> byRoot = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (fact.identifiers().isEmpty()) {
                groups.add(List.of(fact));
            } else {
                byRoot.computeIfAbsent(grouping.root(anyOf(fact)), _ -> new ArrayList<>())
                        .add(fact);
            }
        }
        groups.addAll(byRoot.values());
        return groups;
    }

    private static Identifier anyOf(Fact fact) {
        return fact.identifiers().iterator().next();
    }

    private void join(Collection<Identifier> identifiers) {
        Identifier first = null;
        for (Identifier each : identifiers) {
            first = first == null ? each : first;
            parents.put(root(each), root(first));
        }
    }

    private Identifier root(Identifier identifier) {
        Identifier root = identifier;
        for (Identifier parent = parents.get(root);
                parent != null && !parent.equals(root);
                parent = parents.get(root)) {
            root = parent;
        }
        if (!root.equals(identifier)) {
            parents.put(identifier, root);
        }
        return root;
    }
}
