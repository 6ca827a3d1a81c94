package health.polaris.encounters.fold.view;

import health.polaris.encounters.fold.fact.Identifier;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which life of a visit is which of the state before (contracts/identity.md §0): by the fact that began it, else the lives of a number in their
 * order. A number that was changed (A45, A50) leads on to the same lives.
 */
final class FoundStays {

    private final Map<StayKey, ShownStay> before;
    private final Map<StayKey, ShownStay> after;
    private final TreeSet<StayKey> missing;
    private final TreeSet<StayKey> open;
    private final Map<StayKey, StayKey> found = new TreeMap<>();

    private FoundStays(Map<StayKey, ShownStay> before, Map<StayKey, ShownStay> after) {
        this.before = before;
        this.after = after;
        missing = lives(before);
        open = lives(after);
    }

    /** By life of the state after: the one of the state before that it is. */
    static Map<StayKey, StayKey> among(Map<StayKey, ShownStay> before, Map<StayKey, ShownStay> after) {
        FoundStays stays = new FoundStays(before, after);
        stays.find();
        return stays.found;
    }

    private void find() {
        Set<StayKey> kept = new TreeSet<>(missing);
        kept.retainAll(open);
        kept.forEach(key -> take(key, key));
        find(key -> Stream.of(key.beginning()), key -> Stream.of(key.beginning()), this::isRenamed);
        find(key -> Stream.of(number(key)), key -> Stream.of(number(key)), (_, _) -> true);
        find(key -> numbers(before, key), key -> numbers(after, key), (_, _) -> true);
        Set<StayKey.Beginning> several = severalBegin();
        find(
                key -> Stream.of(key.beginning()),
                key -> Stream.of(key.beginning()),
                (was, _) -> !several.contains(was.beginning()));
    }

    /** Facts that begin more than one life: an A17, one with several groups. */
    private Set<StayKey.Beginning> severalBegin() {
        Set<StayKey.Beginning> several = new HashSet<>();
        for (Set<StayKey> lives : List.of(lives(before), lives(after))) {
            Set<StayKey.Beginning> once = new HashSet<>();
            lives.stream()
                    .map(StayKey::beginning)
                    .filter(each -> !once.add(each))
                    .forEach(several::add);
        }
        return several;
    }

    private void find(
            Function<StayKey, Stream<?>> wordsBefore,
            Function<StayKey, Stream<?>> wordsAfter,
            BiPredicate<StayKey, StayKey> same) {
        if (missing.isEmpty() || open.isEmpty()) {
            return;
        }
        Map<Object, List<StayKey>> byWord = open.stream()
                .flatMap(key -> wordsAfter.apply(key).map(word -> Map.entry((Object) word, key)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        for (StayKey was : new TreeSet<>(missing)) {
            wordsBefore
                    .apply(was)
                    .flatMap(word -> byWord.getOrDefault(word, List.of()).stream())
                    .filter(is -> open.contains(is) && same.test(was, is))
                    .findFirst()
                    .ifPresent(is -> take(was, is));
        }
    }

    private boolean isRenamed(StayKey was, StayKey is) {
        return numbers(after, is).anyMatch(number(was)::equals)
                || numbers(before, was).anyMatch(number(is)::equals);
    }

    /** That it bears, and those that it bore before they were changed. */
    private static Stream<Identifier> numbers(Map<StayKey, ShownStay> stays, StayKey key) {
        return Stream.concat(Stream.of(number(key)), Objects.requireNonNull(stays.get(key)).formerNumbers().stream());
    }

    private static Identifier number(StayKey key) {
        return Objects.requireNonNull(key.number());
    }

    private void take(StayKey was, StayKey is) {
        missing.remove(was);
        open.remove(is);
        found.put(is, was);
    }

    private static TreeSet<StayKey> lives(Map<StayKey, ShownStay> stays) {
        return stays.keySet().stream().filter(key -> !key.isLocal()).collect(Collectors.toCollection(TreeSet::new));
    }
}
