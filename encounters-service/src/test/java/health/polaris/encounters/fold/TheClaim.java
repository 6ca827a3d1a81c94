package health.polaris.encounters.fold;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.view.Difference;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * O6: the same final state is reached whatever the order of arrival, with repetitions. What is found wrong is said with
 * the seed, and shrunk to the facts that it takes.
 */
final class TheClaim {

    /** So many facts arrive out of order, the others are known by then. */
    private static final int LATE = 3;

    /** Of more it is told how many there were. */
    private static final long MOST_IN_CI = 100_000;

    private TheClaim() {}

    /**
     * What is wrong with the first history that does not hold.
     *
     * @param longest what does not fit into that time is left out, and said
     */
    static Optional<String> firstBroken(long first, long count, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        long seed = first;
        for (; seed < first + count && System.nanoTime() < deadline; seed++) {
            List<Fact> history = RandomHistory.of(seed);
            String fault = fault(history, seed);
            if (fault != null) {
                return Optional.of(report(shrunk(history, seed), seed));
            }
        }
        if (count > MOST_IN_CI || seed < first + count) {
            System.out.printf("Fold: %d histories from seed %d hold%n", seed - first, first);
        }
        return Optional.empty();
    }

    private static String report(List<Fact> facts, long seed) {
        StringBuilder report = new StringBuilder("seed " + seed + ": " + fault(facts, seed) + "\n");
        facts.stream().sorted().forEach(fact -> report.append(fact).append('\n'));
        return report.toString();
    }

    private static List<Fact> shrunk(List<Fact> history, long seed) {
        List<Fact> facts = history;
        for (int index = 0; index < facts.size(); ) {
            List<Fact> fewer = new ArrayList<>(facts);
            fewer.remove(index);
            boolean failsStill = fault(fewer, seed) != null;
            facts = failsStill ? fewer : facts;
            index = failsStill ? 0 : index + 1;
        }
        return facts;
    }

    private static @Nullable String fault(List<Fact> history, long seed) {
        try {
            return faultOf(history, new Random(seed));
        } catch (RuntimeException exception) {
            return exception + " at " + List.of(exception.getStackTrace()).subList(0, 6);
        }
    }

    private static @Nullable String faultOf(List<Fact> history, Random random) {
        State folded = Fold.fold(State.EMPTY, history);
        List<Fact> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, random);
        if (!arriving(shuffled, Math.max(0, shuffled.size() - LATE)).equals(folded)) {
            return "another state when facts arrive one by one, in another order";
        }
        List<Fact> sorted = history.stream().sorted().toList();
        int cut = random.nextInt(1 + sorted.size());
        return switch (random.nextInt(5)) {
            case 0 -> doubled(history).equals(folded.view()) ? null : "another state when all is said twice";
            case 1 -> grouped(history).equals(folded.view()) ? null : "another state when each group is folded alone";
            case 2 -> faultOfNames(history, sorted, folded.view());
            case 3 -> onABase(sorted, cut, folded) ? null : "another state on a base";
            default -> arriving(sorted, cut).equals(folded) ? null : "another state on the fast path";
        };
    }

    /** A base is as good as its facts, once none of them waits to know whose visit it is. */
    private static boolean onABase(List<Fact> sorted, int cut, State folded) {
        State older = Fold.fold(State.EMPTY, sorted.subList(0, cut));
        State newer = Fold.fold(older.asBase(), sorted.subList(cut, sorted.size()));
        return older.undecided() > 0
                || (newer.records().equals(folded.records()) && newer.stays().equals(folded.stays()));
    }

    /** Some are known already, the others arrive one by one. */
    private static State arriving(List<Fact> facts, int known) {
        Group group = Group.of(State.EMPTY, facts.subList(0, known));
        for (Fact fact : facts.subList(known, facts.size())) {
            group = group.with(fact);
        }
        return group.state();
    }

    /** Every message once more, at the end, under another control id and uuid. */
    private static View doubled(List<Fact> facts) {
        List<Fact> all = new ArrayList<>(facts);
        facts.forEach(
                fact -> all.add(repeated(fact, "again" + fact.id(), fact.place().number() + 1000)));
        View view = Fold.fold(State.EMPTY, all).view();
        view.outcomes().keySet().removeIf(id -> id.startsWith("again"));
        return view;
    }

    /** The same message, acknowledged once more. */
    static Fact repeated(Fact fact, String id, long sequence) {
        Origin origin = fact.origin();
        return new Fact(
                new Origin(
                        id,
                        Place.of(fact.place().time(), sequence),
                        origin.sender(),
                        origin.ownTime(),
                        origin.eventTime(),
                        origin.arrivedAt(),
                        origin.digest(),
                        origin.waitingTime(),
                        origin.warnings()),
                fact.statement());
    }

    private static View grouped(List<Fact> facts) {
        View all = new View(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        Grouping.groups(facts).forEach(group -> {
            View view = Fold.fold(State.EMPTY, group).view();
            all.patients().putAll(view.patients());
            all.stays().putAll(view.stays());
            all.conflicts().putAll(view.conflicts());
            all.outcomes().putAll(view.outcomes());
        });
        return all;
    }

    /** Every row has one uuid, and what is folded again without a change tells nothing. */
    private static @Nullable String faultOfNames(List<Fact> history, List<Fact> sorted, View view) {
        int[] next = {0};
        Supplier<String> fresh = () -> "u" + next[0]++;
        View half =
                Fold.fold(State.EMPTY, history.subList(0, history.size() / 2)).view();
        Names before = Names.NONE.carriedFrom(View.EMPTY, half, fresh);
        Names names = before.carriedFrom(half, view, fresh);
        if (new HashSet<>(names.records().values()).size() != view.patients().size()) {
            return "two records of one uuid";
        }
        if (view.stays().values().stream().map(names::uuid).distinct().count()
                != view.stays().size()) {
            return "two stays of one uuid";
        }
        Names again = names.carriedFrom(view, Fold.fold(State.EMPTY, sorted).view(), fresh);
        Difference difference =
                Difference.between(new Difference.Named(view, names), new Difference.Named(view, again));
        return difference.isEmpty() ? null : "a fold again that changes nothing tells " + difference;
    }
}
