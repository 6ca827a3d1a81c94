package health.polaris.encounters.epr;

import health.polaris.encounters.epr.message.EprFacts;
import health.polaris.encounters.epr.message.MessageIdentity;
import health.polaris.encounters.fact.FoldService;
import health.polaris.encounters.fact.Taken;
import health.polaris.encounters.fact.TakenFact;
import health.polaris.encounters.fact.store.FactId;
import health.polaris.encounters.outcome.MessageOutcomes;
import health.polaris.encounters.outcome.ToldOutcome;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    private final NewPlaces places;

    EprIntake(
            FoldService fold,
            KnownMessages messages,
            MessageOutcomes outcomes,
            RoadOrder road,
            NewScores scores,
            NewPlaces places) {
        this.fold = fold;
        this.messages = messages;
        this.outcomes = outcomes;
        this.road = road;
        this.scores = scores;
        this.places = places;
    }

    /**
     * What became of a message.
     *
     * @param repeated it came before, and changed nothing now
     */
    record Done(TakenFact fact, boolean repeated) {

        ToldOutcome told() {
            return ToldOutcome.of(fact);
        }
    }

    /**
     * By sequence, so that what a relay or a redelivery has mixed up within a batch is in order again (O1). Read
     * committed: a statement after a lock sees what its former holder has done.
     *
     * @return by uuid of the message
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public Map<String, Done> take(List<EprFacts> batch) {
        Map<String, KnownMessages.Known> known = messages.find(ids(batch));
        List<EprFacts> inOrder = batch.stream()
                .map(facts ->
                        facts.mayHaveSaidMore() && known.containsKey(ahead(facts)) ? facts.sayingNothingAhead() : facts)
                .sorted(Comparator.comparingLong(
                        facts -> facts.main().placement().sequence()))
                .toList();
        NewScores.Wishes wishes = scores.wishes(inOrder);
        Taken taken = fold.take(
                inOrder.stream().flatMap(facts -> facts.all().stream()).toList());
        Map<String, Done> done = done(inOrder, taken, known);
        List<TakenFact> news = done.values().stream()
                .filter(each -> !each.repeated())
                .map(Done::fact)
                .toList();
        scores.fulfil(wishes);
        places.make(inOrder);
        outcomes.tell(news);
        outcomes.tell(taken.others());
        messages.forgetRefused(known.entrySet().stream()
                .filter(entry -> !entry.getValue().isFact())
                .map(Map.Entry::getKey)
                .toList());
        road.check(inOrder, news, known.keySet());
        return done;
    }

    /** One that is in the batch twice has one outcome. */
    private static Map<String, Done> done(List<EprFacts> batch, Taken taken, Map<String, KnownMessages.Known> known) {
        Map<String, TakenFact> byId = new HashMap<>();
        taken.facts().forEach(fact -> byId.put(fact.id(), fact));
        Map<String, Done> done = new LinkedHashMap<>();
        for (EprFacts facts : batch) {
            MessageIdentity message = facts.identity();
            TakenFact fact = facts.inItsPlace(byId);
            done.merge(
                    message.uuid(),
                    new Done(fact, isRepeated(message, taken, known.get(message.uuid()))),
                    (one, other) -> new Done(fact, one.repeated() && other.repeated()));
        }
        return done;
    }

    /** By what is known under the locks: a consumer that was cut off may have been at it when this delivery came. */
    private static boolean isRepeated(MessageIdentity message, Taken taken, KnownMessages.@Nullable Known doneLongAgo) {
        return !taken.isNews(message.uuid())
                || doneLongAgo != null && !doneLongAgo.isFact() && doneLongAgo.makesRepeated(message);
    }

    /** Of the messages, and of what those that are done again may have said beside their visits. */
    private static List<String> ids(List<EprFacts> batch) {
        Stream<String> ahead = batch.stream().filter(EprFacts::mayHaveSaidMore).map(EprIntake::ahead);
        return Stream.concat(batch.stream().map(facts -> facts.identity().uuid()), ahead)
                .toList();
    }

    private static String ahead(EprFacts facts) {
        return FactId.ahead(facts.identity().uuid());
    }
}
