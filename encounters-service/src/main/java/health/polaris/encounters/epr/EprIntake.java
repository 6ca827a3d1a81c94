package health.polaris.encounters.epr;

import health.polaris.encounters.epr.message.EprFacts;
import health.polaris.encounters.epr.message.MessageIdentity;
import health.polaris.encounters.fact.FoldService;
import health.polaris.encounters.fact.Taken;
import health.polaris.encounters.fact.TakenFact;
import health.polaris.encounters.outcome.MessageOutcomes;
import health.polaris.encounters.outcome.ToldOutcome;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what messages say: facts, rows, the events about them and the outcomes, all in one transaction
 * (contracts/identity.md §0).
 */
@Service
class EprIntake {

    private final FoldService fold;
    private final KnownMessages messages;
    private final MessageOutcomes outcomes;
    private final RoadOrder road;
    private final NewScores scores;

    EprIntake(
            FoldService fold,
            KnownMessages messages,
            MessageOutcomes outcomes,
            RoadOrder road,
            NewScores scores) {
        this.fold = fold;
        this.messages = messages;
        this.outcomes = outcomes;
        this.road = road;
        this.scores = scores;
    }

    /**
     * What became of a message.
     *
     * @param repeated it came before, and changed nothing now
     */
    record Done(ToldOutcome told, boolean repeated) {}

    /**
     * By sequence, so that what a relay or a redelivery has mixed up within a batch is in order again (O1). Read
     * committed: a statement after a lock sees what its former holder has done.
     *
     * @return by uuid of the message
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public Map<String, Done> take(List<EprFacts> batch) {
        List<EprFacts> inOrder = batch.stream()
                .sorted(Comparator.comparingLong(
                        facts -> facts.main().placement().sequence()))
                .toList();
        Map<String, KnownMessages.Known> known = messages.find(uuids(inOrder));
        NewScores.Wishes wishes = scores.wishes(inOrder);
        Taken taken = fold.take(
                inOrder.stream().flatMap(facts -> facts.all().stream()).toList());
        Map<String, TakenFact> byId = taken.facts().stream()
                .collect(Collectors.toMap(TakenFact::id, Function.identity(), (first, _) -> first));
        Map<String, Done> done = new HashMap<>();
        for (EprFacts facts : inOrder) {
            String uuid = facts.identity().uuid();
            done.computeIfAbsent(
                    uuid,
                    _ -> new Done(ToldOutcome.of(byId.get(uuid)), isRepeated(facts.identity(), known.get(uuid))));
        }
        List<TakenFact> news = byId.values().stream()
                .filter(fact -> done.containsKey(fact.id()) && !done.get(fact.id()).repeated())
                .toList();
        scores.fulfil(wishes);
        outcomes.tell(news);
        outcomes.tell(taken.others());
        messages.forgetRefused(known.entrySet().stream()
                .filter(entry -> !entry.getValue().isFact())
                .map(Map.Entry::getKey)
                .toList());
        road.check(inOrder, news, known.keySet());
        return done;
    }

    private static boolean isRepeated(MessageIdentity message, KnownMessages.@Nullable Known known) {
        return known != null && known.makesRepeated(message);
    }

    private static List<String> uuids(List<EprFacts> batch) {
        return batch.stream().map(facts -> facts.identity().uuid()).toList();
    }
}
