package health.polaris.encounters.epr;

import health.polaris.encounters.chronicle.Cause;
import health.polaris.encounters.chronicle.Causes;
import health.polaris.encounters.epr.message.EprFacts;
import health.polaris.encounters.fact.NewFact;
import health.polaris.encounters.location.LocationDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Places that messages name and nobody is shown at: the directory has them all the same (contracts/encounters.md §7.5). */
@Component
record NewPlaces(LocationDirectory locations, Causes causes) {

    void make(List<EprFacts> messages) {
        locations.findOrCreate(
                messages.stream()
                        .flatMap(facts -> facts.places().stream())
                        .distinct()
                        .toList(),
                missing -> causes.are(causes(messages, missing)));
    }

    /** The first message that names a place is why it is there. */
    private static Map<String, Cause> causes(List<EprFacts> messages, Map<String, String> missing) {
        Map<String, Cause> causes = new HashMap<>();
        for (EprFacts facts : messages) {
            facts.places().stream()
                    .flatMap(place -> place.texts().stream())
                    .filter(missing::containsKey)
                    .forEach(code -> causes.putIfAbsent(Objects.requireNonNull(missing.get(code)), cause(facts)));
        }
        return causes;
    }

    private static Cause cause(EprFacts facts) {
        NewFact said = facts.main();
        return new Cause(
                Objects.requireNonNullElse(said.eventTime(), said.placement().arrival())
                        .toString(),
                facts.identity().uuid(),
                said.placement().sequence(),
                null);
    }
}
