package health.polaris.encounters.fact;

import health.polaris.encounters.fact.base.Base;
import health.polaris.encounters.fact.row.DifferenceWriter;
import health.polaris.encounters.fact.store.FactRepository;
import health.polaris.encounters.fact.store.FactRepository.Known;
import health.polaris.encounters.fact.store.FoldedGroup;
import health.polaris.encounters.fact.store.OutcomeRepository;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.outcome.Outcome;
import health.polaris.encounters.fold.outcome.Result;
import health.polaris.encounters.fold.view.Difference;
import health.polaris.encounters.fold.view.KnownStay;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes facts in: places and stores them, folds the groups that they touch, and writes what differs.
 *
 * <p>All methods need the caller's transaction, and all that they did goes with it when it is rolled back. None of them
 * tells outcomes to anybody: the caller does, in the same transaction.
 */
@Service
public class FoldService {

    /** No group has it. */
    private static final long UNSTORED = -1;

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
     * What a row of the encounters is to the fold, for a caller that {@linkplain #hold holds} what it will name. Waits for
     * whoever is writing the groups.
     *
     * @param visit the number that the row shows
     * @param named what else the caller will name
     * @return empty when nothing is known of the number
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<KnownStay> stay(Identifier visit, Set<Identifier> named, String uuid) {
        Set<Identifier> numbers = new HashSet<>(named);
        numbers.add(visit);
        Touched touched = touching.touch(numbers, List.of());
        Stream<Difference.Named> states = Stream.concat(
                touched.groups().values().stream().map(FoldedGroup::named),
                touched.bases().stream().map(Base::named));
        Optional<KnownStay> known =
                states.flatMap(state -> KnownStay.of(state, uuid).stream()).findFirst();
        return known.or(
                () -> touched.leading().containsKey(visit) ? Optional.of(KnownStay.VANISHED) : Optional.empty());
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
        Map<String, Known> known = known(batch);
        Map<String, Work> works = writer.worksOf(parts(batch, known));
        apply(batch, known, works);
        return write(batch, works);
    }

    /**
     * What facts would come to.
     *
     * @param facts one for each, in the order given
     * @param others facts from before whose outcome would be another one
     * @param repeated ids of those that are stored and would say what they say
     * @param changes of the groups that would show other rows
     */
    public record Trial(
            List<TakenFact> facts,
            List<TakenFact> others,
            Set<String> repeated,
            List<DifferenceWriter.GroupChange> changes) {}

    /**
     * Applies facts as {@link #take} does and writes nothing. Waits for whoever is writing the groups that they touch, and
     * holds these until the transaction ends.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Trial tryOut(List<NewFact> newFacts) {
        List<Incoming> batch = newFacts.stream().map(Incoming::of).toList();
        Map<String, Known> known = known(batch);
        Map<String, Work> works = new HashMap<>();
        for (Touched.Part part : parts(batch, known)) {
            Long stored = part.id();
            Work work = new Work(stored == null ? UNSTORED : stored, part.groups());
            part.facts().forEach(fact -> works.put(fact.id(), work));
        }
        apply(batch, known, works);
        Set<Work> distinct = distinct(batch, works);
        distinct.forEach(Work::finish);
        Instant now = clock.instant();
        Set<String> news = new HashSet<>(ids(batch, works, Work::adds));
        news.addAll(ids(batch, works, Work::replaces));
        return new Trial(
                batch.stream().map(each -> work(works, each).taken(each, now)).toList(),
                distinct.stream()
                        .flatMap(work -> work.changedOutcomes(now).stream())
                        .filter(changed -> !news.contains(changed.origin().id()))
                        .map(changed -> new TakenFact(changed.origin().id(), changed.told(), false))
                        .toList(),
                batch.stream()
                        .map(Incoming::id)
                        .filter(id -> !news.contains(id))
                        .collect(Collectors.toSet()),
                distinct.stream().filter(Work::showsOtherRows).map(Work::change).toList());
    }

    private Map<String, Known> known(List<Incoming> batch) {
        return facts.known(batch.stream().map(Incoming::id).distinct().toList());
    }

    private void apply(List<Incoming> batch, Map<String, Known> known, Map<String, Work> works) {
        Map<String, Fact> placed = placing.place(
                batch.stream().filter(each -> !known.containsKey(each.id())).toList());
        for (Incoming each : batch) {
            work(works, each).apply(each, known.get(each.id()), placed.get(each.id()));
        }
    }

    private List<Touched.Part> parts(List<Incoming> batch, Map<String, Known> known) {
        Set<Identifier> numbers = new HashSet<>();
        batch.forEach(each -> numbers.addAll(each.identifiers()));
        Map<String, Long> groups = new HashMap<>();
        known.forEach((id, each) -> groups.put(id, each.group()));
        return touching.touch(numbers, groups.values()).parts(batch, groups);
    }

    private static Work work(Map<String, Work> works, Incoming fact) {
        return Objects.requireNonNull(works.get(fact.id()));
    }

    /** In the order of the batch, so that what is written, and said, is so again in the same order. */
    private static Set<Work> distinct(List<Incoming> batch, Map<String, Work> works) {
        return batch.stream().map(each -> work(works, each)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Taken write(List<Incoming> batch, Map<String, Work> works) {
        Instant now = clock.instant();
        Set<Work> distinct = distinct(batch, works);
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
        List<OutcomeRepository.Overdue> overdue = outcomes.tellOverdue(clock.instant(), limit);
        Map<String, Outcome> ahead = outcomes.ahead(
                overdue.stream().map(OutcomeRepository.Overdue::id).toList());
        return overdue.stream()
                .map(each -> new TakenFact(each.id(), rejected(each.outcome(), ahead.get(each.id())), each.late()))
                .toList();
    }

    private static Outcome rejected(Outcome waiting, @Nullable Outcome ahead) {
        return waiting.result() instanceof Result.Waiting(var reason)
                ? new Outcome(new Result.Rejected(reason.field(), reason.remedy()), waiting.warnings()).warningOf(ahead)
                : waiting;
    }
}
