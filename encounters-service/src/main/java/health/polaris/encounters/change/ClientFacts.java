package health.polaris.encounters.change;

import health.polaris.encounters.fact.FoldService;
import health.polaris.encounters.fact.NewFact;
import health.polaris.encounters.fact.Taken;
import health.polaris.encounters.fact.TakenFact;
import health.polaris.encounters.fact.store.FactId;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.OwnTime;
import health.polaris.encounters.fold.fact.Placement;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.outcome.Result;
import health.polaris.encounters.fold.view.KnownStay;
import health.polaris.encounters.outcome.MessageOutcomes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Changes over HTTP as facts, which have the time at which they were made (contracts/identity.md O3). It is the
 * database's time: replicas whose clocks differ would else place a change ahead of what it changes.
 */
@Component
record ClientFacts(FoldService fold, MessageOutcomes outcomes, JdbcClient jdbc) {
    /** From here on nobody else decides about what the statements name, until the transaction ends. */
    void hold(List<? extends Statement> statements) {
        Instant now = now();
        fold.hold(statements.stream().map(said -> fact(said, now)).toList());
    }

    /** What an encounter with this visit number is, to a change that holds what it will name. */
    Optional<KnownStay> stay(Identifier visit, Said<Identifier> named, String uuid) {
        return fold.stay(
                visit, named instanceof Said.Value<Identifier>(Identifier other) ? Set.of(other) : Set.of(), uuid);
    }

    /**
     * Within the transaction of the change, before it holds any rows. Messages that waited for the change are done with
     * it.
     *
     * @return whether any of the statements changed something
     */
    boolean take(List<? extends Statement> statements) {
        if (statements.isEmpty()) {
            return false;
        }
        Instant now = now();
        Taken taken = fold.take(statements.stream().map(said -> fact(said, now)).toList());
        outcomes.tell(taken.others());
        return taken.facts().stream().anyMatch(ClientFacts::isProcessed);
    }

    private static boolean isProcessed(TakenFact taken) {
        return taken.outcome().result() instanceof Result.Processed;
    }

    private Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant()
                .truncatedTo(ChronoUnit.MICROS);
    }

    private static NewFact fact(Statement statement, Instant now) {
        String id = FactId.overHttp();
        long sequence = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        Placement placement = new Placement(new OwnTime.Exact(now), now, sequence, Placement.Clock.SYNCHRONISED);
        return new NewFact(id, placement, "", now, id, Origin.DEFAULT_WAITING_TIME, List.of(), 0, statement);
    }
}
