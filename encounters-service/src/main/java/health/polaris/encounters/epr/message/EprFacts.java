package health.polaris.encounters.epr.message;

import health.polaris.encounters.fact.NewFact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.location.LocationCode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a message of the EPR says.
 *
 * @param ahead what it says of persons beside its visit, in the same place ({@link StatementReader.Told}); null for
 *     nearly every message. Nobody is told of it: what became of the message is what became of {@code main}
 * @param main goes by the message's uuid
 * @param scoring null for nearly every message
 * @param held it was held back, since its feed was paused: it comes behind later ones rightly
 * @param places that actions name beside the bed of the visit
 */
public record EprFacts(
        MessageIdentity identity,
        @Nullable NewFact ahead,
        NewFact main,
        @Nullable Scoring scoring,
        boolean held,
        List<LocationCode> places) {

    /** In their order. */
    public List<NewFact> all() {
        return Stream.concat(Stream.ofNullable(ahead), Stream.of(main)).toList();
    }

    /**
     * How a new encounter is to be scored; the connector never says (contracts/encounters.md §7.7, W17).
     *
     * @param scoreSystem null: as the location has it
     */
    public record Scoring(Identifier visitNumber, @Nullable String scoreSystem, int spo2Scale) {}
}
