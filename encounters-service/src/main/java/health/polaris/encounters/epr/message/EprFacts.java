package health.polaris.encounters.epr.message;

import health.polaris.encounters.fact.NewFact;
import health.polaris.encounters.fact.TakenFact;
import health.polaris.encounters.fact.store.FactId;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.location.LocationCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
     * What became of the message: it is not late because what it says of persons stands in the same place.
     *
     * @param taken what became of all facts, by id
     */
    public TakenFact inItsPlace(Map<String, TakenFact> taken) {
        TakenFact itself = Objects.requireNonNull(taken.get(main.id()));
        return ahead == null
                ? itself
                : new TakenFact(
                        itself.id(),
                        itself.outcome(),
                        Objects.requireNonNull(taken.get(ahead.id())).late());
    }

    /** Whether it was done before, and says nothing now of persons beside a visit, as it may have then. */
    public boolean mayHaveSaidMore() {
        return identity.reprocess() > 0 && ahead == null;
    }

    /** The same, when it did: what it said of persons beside its visit it says no more. */
    public EprFacts sayingNothingAhead() {
        NewFact nothing = new NewFact(
                FactId.ahead(identity.uuid()),
                main.placement(),
                main.sender(),
                main.eventTime(),
                FactId.ahead(main.digest()),
                main.waitingTime(),
                List.of(),
                main.reprocess(),
                new Statement.Several(List.of()));
        return new EprFacts(identity, nothing, main, scoring, held, places);
    }

    /**
     * How a new encounter is to be scored; the connector never says (contracts/encounters.md §7.7, W17).
     *
     * @param scoreSystem null: as the location has it
     */
    public record Scoring(Identifier visitNumber, @Nullable String scoreSystem, int spo2Scale) {}
}
