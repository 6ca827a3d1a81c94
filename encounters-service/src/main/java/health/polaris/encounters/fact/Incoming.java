package health.polaris.encounters.fact;

import health.polaris.encounters.fact.json.FactJson;
import health.polaris.encounters.fact.store.EarlierFactRepository.Question;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.OwnTime;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Placement;
import health.polaris.encounters.fold.fact.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A new fact with its times to the microsecond, as they come back from the database: what is folded now is what will be
 * folded again.
 *
 * @param statement as it comes back, see {@code json}
 */
record Incoming(NewFact told, Placement placement, Statement statement, String json, Set<Identifier> identifiers) {

    static Incoming of(NewFact told) {
        FactJson.Written written = FactJson.write(told.statement());
        Placement said = told.placement();
        return new Incoming(
                told,
                new Placement(cut(said.own()), cut(said.arrival()), said.sequence(), said.clock()),
                written.statement(),
                written.json(),
                written.statement()
                        .identifiers()
                        .filter(number -> !number.isBlank())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    String id() {
        return told.id();
    }

    Fact at(Place place) {
        Instant event = told.eventTime();
        Origin origin = new Origin(
                told.id(),
                place,
                told.sender(),
                ownTime(),
                event == null ? null : cut(event),
                placement.arrival(),
                told.digest(),
                told.waitingTime(),
                told.warnings());
        return new Fact(origin, statement);
    }

    /** Of one that has its place already, wherever that is. */
    Origin origin() {
        return at(Place.of(placement.arrival(), 0)).origin();
    }

    /** What it says now, where and when it was said: as it comes back from the database. */
    Fact insteadOf(Fact before) {
        Origin first = before.origin();
        Origin now = at(first.place()).origin();
        Origin origin = new Origin(
                now.id(),
                first.place(),
                first.sender(),
                first.ownTime(),
                now.eventTime(),
                first.arrivedAt(),
                now.digest(),
                now.waitingTime(),
                now.warnings());
        return new Fact(origin, statement);
    }

    /** The beginning of a coarse one. */
    @Nullable
    Instant ownTime() {
        return switch (placement.own()) {
            case OwnTime.Exact(Instant at) -> at;
            case OwnTime.Coarse(Instant from, Instant _) -> from;
            case OwnTime.None _ -> null;
        };
    }

    /** What its place depends on, if it depends on earlier facts of the sender at all. */
    Optional<Question> question() {
        AtomicReference<@Nullable Question> asked = new AtomicReference<>();
        placement.place(new Placement.EarlierFacts() {
            @Override
            public Optional<Place> newestWithin(Instant from, Instant until) {
                asked.set(new Question(id(), told.sender(), placement.sequence(), from, until));
                return Optional.empty();
            }

            @Override
            public Optional<Place> firstNewerThan(Instant own) {
                asked.set(new Question(id(), told.sender(), placement.sequence(), own, null));
                return Optional.empty();
            }
        });
        return Optional.ofNullable(asked.get());
    }

    private static OwnTime cut(OwnTime time) {
        return switch (time) {
            case OwnTime.Exact(Instant at) -> new OwnTime.Exact(cut(at));
            case OwnTime.Coarse(Instant from, Instant until) -> new OwnTime.Coarse(cut(from), cut(until));
            case OwnTime.None none -> none;
        };
    }

    private static Instant cut(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
