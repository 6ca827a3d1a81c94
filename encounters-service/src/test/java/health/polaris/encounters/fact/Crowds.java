package health.polaris.encounters.fact;

import health.polaris.encounters.fold.RandomHistory;
import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Two random histories that share some numbers, so that groups of people become one, and deaths that are said and taken back. */
final class Crowds {

    private static final long OTHER = 100_000;

    private Crowds() {}

    static List<Fact> of(long seed) {
        List<Fact> facts = new ArrayList<>(RandomHistory.of(seed));
        RandomHistory.of(seed + OTHER).forEach(fact -> facts.add(renamed(fact)));
        Random random = new Random(seed);
        Instant day = facts.getFirst().place().time();
        for (int death = 0; death < random.nextInt(4); death++) {
            Instant time = day.plusSeconds(60L * (random.nextInt(600) - 300)).plusMillis(300L + death);
            facts.add(new Fact(
                    origin("d" + death, Place.of(time, 2 * OTHER + death), "S1", time, time),
                    death(random, random.nextInt(3))));
        }
        return facts;
    }

    private static Statement death(Random random, int patient) {
        boolean died = random.nextInt(3) > 0;
        Demographics details = new Demographics(
                Said.absent(),
                Said.absent(),
                Said.absent(),
                Said.absent(),
                Said.absent(),
                Said.absent(),
                died && random.nextBoolean() ? Said.value(LocalDate.of(2026, 11, 28)) : Said.absent(),
                Said.absent(),
                died ? Said.value(true) : Said.deleted());
        return new Statement.PersonUpdate(
                new Person(List.of(Identifier.mrn("", "M" + patient)), false, details), random.nextBoolean());
    }

    private static Fact renamed(Fact fact) {
        Origin was = fact.origin();
        Place place = Place.of(
                was.place().time().plusNanos(500_000), OTHER + was.place().number());
        return new Fact(
                origin(
                        "g" + was.id(),
                        place,
                        was.sender(),
                        place.time(),
                        was.happenedAt().plusNanos(500_000)),
                fact.statement());
    }

    private static Origin origin(String id, Place place, String sender, Instant own, Instant event) {
        return new Origin(id, place, sender, own, event, own, id, Origin.DEFAULT_WAITING_TIME, List.of());
    }
}
