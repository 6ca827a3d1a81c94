package health.polaris.encounters.fold.stay;

import health.polaris.encounters.fold.fact.Identifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * All stays of a group.
 *
 * @param visits the lives of each visit number, in the order of places; all but the last are cancelled
 * @param renamed former visit numbers (A45, A50), by each the number that its visit was given for it
 * @param locals by uuid
 */
public record Stays(
        PMap<Identifier, List<Life>> visits, PMap<Identifier, Identifier> renamed, PMap<String, LocalStay> locals) {

    public static final Stays NONE = new Stays(TreePMap.empty(), TreePMap.empty(), TreePMap.empty());

    /** The number that leads to its lives; one that was given up is its own again once another visit has begun under it. */
    public Identifier numberOf(Identifier said) {
        Identifier number = said;
        Identifier next = renamed.get(number);
        while (next != null && !visits.containsKey(number)) {
            number = next;
            next = renamed.get(number);
        }
        return number;
    }

    /** Its visit bears another number since (A45, A50), and no other one has begun under it. */
    public boolean isGivenUp(Identifier number) {
        return renamed.containsKey(number) && !visits.containsKey(number);
    }

    /** By each number that a visit bore before it was changed: the number that this visit bears now. */
    public Map<Identifier, Identifier> formerNumbers() {
        Map<Identifier, Identifier> former = new TreeMap<>();
        renamed.forEach((number, next) -> former.put(number, numberOf(next)));
        return former;
    }

    public List<Life> lives(Identifier number) {
        return visits.getOrDefault(numberOf(number), List.of());
    }

    /** The life that the number has now. */
    public @Nullable Life live(Identifier number) {
        Life last = last(number);
        return last != null && last.isLive() ? last : null;
    }

    /** The life that the number has now, or had last. */
    public @Nullable Life last(Identifier number) {
        List<Life> lives = lives(number);
        return lives.isEmpty() ? null : lives.getLast();
    }

    /**
     * The life that a client named by the fact that began it (O4). A message that came late may begin it now, and the fact
     * tell of it only. Null when the fact tells of none any more: the visit was another patient's all along, and it waits.
     *
     * @param number that the life had; of two of which the fact tells, that one is meant
     */
    public @Nullable Life toldBy(String fact, Identifier number) {
        List<Life> told = all().filter(life -> life.isToldBy(fact)).toList();
        Identifier current = numberOf(number);
        return told.stream()
                .filter(life -> told.size() == 1 || life.number().equals(current))
                .findFirst()
                .orElse(null);
    }

    /** The live visits of an account (M4). */
    public List<Life> ofAccount(Identifier account) {
        return all().filter(
                        life -> life.isLive() && account.equals(life.course().account()))
                .toList();
    }

    /** Stays of which a client said that they are this visit: the first life of the number that was not over then, not a later one. */
    public List<LocalStay> numberedAs(Life life) {
        return locals.values().stream()
                .filter(local -> local.number() != null && isNumberedAs(local, local.number(), life))
                .toList();
    }

    private boolean isNumberedAs(LocalStay local, Identifier number, Life life) {
        return lives(number).stream()
                .filter(local::isOneWith)
                .findFirst()
                .filter(life::beganAs)
                .isPresent();
    }

    public Stream<Life> all() {
        return visits.values().stream().flatMap(List::stream);
    }

    public Stays and(Life begun) {
        List<Life> lives = new ArrayList<>(lives(begun.number()));
        lives.add(begun);
        return new Stays(visits.plus(begun.number(), List.copyOf(lives)), renamed, locals);
    }

    /**
     * O2, M4: another visit begins under a number that was given up. What led on by way of it, and the visit that bore it
     * before, stay where they are.
     */
    public Stays takenUp(Life begun) {
        Identifier number = begun.number();
        Identifier leadsTo = renamed.get(number);
        PMap<Identifier, Identifier> kept = renamedWithout(number);
        return new Stays(
                visits.plus(number, List.of(begun)), leadsTo == null ? kept : kept.plus(number, leadsTo), locals);
    }

    /** The life as it is now. */
    public Stays with(Life life) {
        List<Life> lives = lives(life.number()).stream()
                .map(each -> each.beganAs(life) ? life : each)
                .toList();
        return new Stays(visits.plus(life.number(), lives), renamed, locals);
    }

    /** The lives that bear this very number, not those that it leads to since it was changed. */
    public List<Life> bearing(Identifier number) {
        return visits.getOrDefault(number, List.of());
    }

    /** The lives bear another number from now on, behind those that bore it before; their former one leads to them. */
    public Stays renamed(Identifier from, Identifier to) {
        Identifier former = numberOf(from);
        List<Life> lives = Stream.concat(
                        bearing(to).stream(), lives(from).stream().map(life -> life.numbered(to)))
                .sorted(Comparator.comparing(Life::isLive).thenComparing(Life::began))
                .toList();
        return new Stays(
                visits.minus(former).plus(to, lives), renamedWithout(to).plus(former, to), locals);
    }

    /** What led on by way of the number still leads where it did. */
    private PMap<Identifier, Identifier> renamedWithout(Identifier number) {
        Identifier leadsTo = renamed.get(number);
        PMap<Identifier, Identifier> without = renamed.minus(number);
        for (Map.Entry<Identifier, Identifier> each : renamed.entrySet()) {
            boolean isByWay = leadsTo != null && each.getValue().equals(number);
            without = isByWay ? without.plus(each.getKey(), leadsTo) : without;
        }
        return without;
    }

    public Stays with(LocalStay local) {
        return new Stays(visits, renamed, locals.plus(local.uuid(), local));
    }
}
