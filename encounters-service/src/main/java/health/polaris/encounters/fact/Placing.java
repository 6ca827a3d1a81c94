package health.polaris.encounters.fact;

import health.polaris.encounters.fact.store.EarlierFactRepository;
import health.polaris.encounters.fact.store.EarlierFactRepository.Question;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Placement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gives new facts their places (O3), by what is stored of their senders and by each other. */
@Component
record Placing(EarlierFactRepository earlier) {
    /** The facts in their places, by id. Nearly all say themselves where they stand, and nothing is read. */
    Map<String, Fact> place(Collection<Incoming> incoming) {
        List<Question> questions =
                incoming.stream().flatMap(each -> each.question().stream()).toList();
        Map<String, Place> answers = earlier.answers(questions);
        Map<String, Fact> placed = new HashMap<>();
        List<Fact> ahead = new ArrayList<>();
        for (Incoming each : incoming) {
            Fact fact = each.at(each.placement().place(new Earlier(each, answers, ahead)));
            placed.put(each.id(), fact);
            ahead.add(fact);
        }
        return placed;
    }

    /** Of the database, and of the facts ahead in the same batch. */
    private record Earlier(Incoming fact, Map<String, Place> answers, List<Fact> ahead)
            implements Placement.EarlierFacts {

        @Override
        public Optional<Place> newestWithin(Instant from, Instant until) {
            return best(each ->
                    !each.place().time().isBefore(from) && each.place().time().isBefore(until));
        }

        @Override
        public Optional<Place> firstNewerThan(Instant own) {
            return best(each -> {
                Instant other = each.origin().ownTime();
                return other != null && other.isAfter(own);
            });
        }

        private Optional<Place> best(Predicate<Fact> counts) {
            Question question = fact.question().orElseThrow();
            Stream<Place> batch = ahead.stream()
                    .filter(each -> each.origin().sender().equals(question.sender()))
                    .filter(each -> each.place().number() < question.sequence())
                    .filter(counts)
                    .map(Fact::place);
            return Stream.concat(Stream.ofNullable(answers.get(fact.id())), batch)
                    .reduce(question::choose);
        }
    }
}
