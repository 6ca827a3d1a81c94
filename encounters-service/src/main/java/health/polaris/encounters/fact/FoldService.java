package health.polaris.encounters.fact;

import health.polaris.encounters.fact.store.FactRepository;
import health.polaris.encounters.fact.store.FactRepository.Known;
import health.polaris.encounters.fact.store.OutcomeRepository;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.outcome.Outcome;
import health.polaris.encounters.fold.outcome.Result;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes facts in: places and stores them, folds the groups that they touch, and writes what differs.
 *
 * <p>Both methods need the caller's transaction, and all that they did goes with it when it is rolled back. Neither
 * tells outcomes to anybody: the caller does, in the same transaction.
 */
@Service
public class FoldService {

    private final Touching touching;
    private final FactRepository facts;
    private final OutcomeRepository outcomes;
    private final Placing placing;
    private final WorkWriter writer;
    private final Clock clock;

    FoldService(
            Touching touching,
            FactRepository facts,
            OutcomeRepository outcomes,
            Placing placing,
            WorkWriter writer,
            Clock clock) {
        this.touching = touching;
        this.facts = facts;
        this.outcomes = outcomes;
        this.placing = placing;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Waits as {@link #take} would, and keeps others away from then on: for a caller that reads first what it decides by.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(List<NewFact> newFacts) {
        touching.lock(newFacts.stream().map(Incoming::of).toList());
    }

    /**
     * Takes in up to some hundred facts. They are applied in the order given wherever their places do not say otherwise
     * (O1), so messages are to be given by {@code sequence}.
     *
     * <p>A fact that is stored already is not stored twice. With the {@code reprocess} it had, or a lower one, it is a
     * repeated delivery: its outcome is told, nothing changes. With a higher one it is judged again: what it says now
     * replaces what it said, at its old place.
     *
     * <p>Waits for other transactions that decide about the same identifiers. A transaction calls it once, before it
     * changes any rows of its own, or two could wait for each other in a circle.
     *
     * @throws org.springframework.dao.CannotAcquireLockException when groups were united too often meanwhile: start over
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Taken take(List<NewFact> newFacts) {
        if (newFacts.isEmpty()) {
            return new Taken(List.of(), List.of(), Set.of(), Set.of());
        }
        List<Incoming> batch = newFacts.stream().map(Incoming::of).toList();
        touching.lock(batch);
        Map<String, Known> known =
                facts.known(batch.stream().map(Incoming::id).distinct().toList());
        Map<String, Work> works = works(batch, known);
        Map<String, Fact> placed = placing.place(
                batch.stream().filter(each -> !known.containsKey(each.id())).toList());
        for (Incoming each : batch) {
            work(works, each).apply(each, known.get(each.id()), placed.get(each.id()));
        }
        return write(batch, works);
    }

    private Map<String, Work> works(List<Incoming> batch, Map<String, Known> known) {
        Set<Identifier> numbers = new HashSet<>();
        batch.forEach(each -> numbers.addAll(each.identifiers()));
        Map<String, Long> groups = new HashMap<>();
        known.forEach((id, each) -> groups.put(id, each.group()));
        Touched touched = touching.touch(numbers, groups.values());
        return writer.worksOf(touched.parts(batch, groups));
    }

    private static Work work(Map<String, Work> works, Incoming fact) {
        return Objects.requireNonNull(works.get(fact.id()));
    }

    private Taken write(List<Incoming> batch, Map<String, Work> works) {
        Instant now = clock.instant();
        Set<Work> distinct = new HashSet<>(works.values());
        distinct.forEach(Work::finish);
        List<TakenFact> others =
                writer.write(distinct.stream().filter(Work::hasChanged).toList(), now);
        List<TakenFact> told =
                batch.stream().map(each -> work(works, each).taken(each, now)).toList();
        return new Taken(told, others, ids(batch, works, Work::adds), ids(batch, works, Work::replaces));
    }

    private static Set<String> ids(List<Incoming> batch, Map<String, Work> works, BiPredicate<Work, String> condition) {
        return batch.stream()
                .map(Incoming::id)
                .filter(id -> condition.test(Objects.requireNonNull(works.get(id)), id))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Facts whose waiting time is over and whose sender does not know it yet: they are rejected now, and each is given
     * once (O2). They stay in the fold, so that {@link Taken#others} may tell later that one was applied after all.
     *
     * @param limit so many at most; the rest next time
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<TakenFact> rejectOverdue(int limit) {
        return outcomes.tellOverdue(clock.instant(), limit).stream()
                .map(each -> new TakenFact(each.id(), rejected(each.outcome()), each.late()))
                .toList();
    }

    private static Outcome rejected(Outcome waiting) {
        return waiting.result() instanceof Result.Waiting(var reason)
                ? new Outcome(new Result.Rejected(reason.field(), reason.remedy()), waiting.warnings())
                : waiting;
    }
}
