package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.OwnTime;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Placement;
import health.polaris.encounters.fold.fact.Placement.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rule O3. */
class PlacesTest {

    /** Earlier-sequenced facts of the sender: places and own times. */
    private record Sender(Map<Place, Instant> facts) implements Placement.EarlierFacts {

        static final Sender SILENT = new Sender(new TreeMap<>());

        static Sender of(Place... places) {
            Sender sender = new Sender(new TreeMap<>());
            for (Place place : places) {
                sender.facts.put(place, place.time());
            }
            return sender;
        }

        Place takes(OwnTime own, Instant ownTime, Instant arrival, long sequence) {
            Place place = new Placement(own, arrival, sequence, Clock.UNSYNCHRONISED).place(this);
            facts.put(place, ownTime);
            return place;
        }

        @Override
        public Optional<Place> newestWithin(Instant from, Instant until) {
            return facts.keySet().stream()
                    .filter(place ->
                            !place.time().isBefore(from) && place.time().isBefore(until))
                    .max(Comparator.naturalOrder());
        }

        @Override
        public Optional<Place> firstNewerThan(Instant own) {
            return facts.entrySet().stream()
                    .filter(entry -> entry.getValue().isAfter(own))
                    .map(Map.Entry::getKey)
                    .min(Comparator.naturalOrder());
        }
    }

    private static Place place(OwnTime own, Instant arrival, long sequence, Sender sender) {
        return new Placement(own, arrival, sequence, Clock.SYNCHRONISED).place(sender);
    }

    @Test
    void thePlaceIsTheOwnTimeAndTheSequence() {
        Place place = place(new OwnTime.Exact(minute(5)), minute(9), 7, Sender.SILENT);
        assertThat(place).isEqualTo(Place.of(minute(5), 7));
        assertThat(place).isLessThan(Place.of(minute(5), 8)).isLessThan(Place.of(minute(6), 1));
    }

    @Test
    void aTimeCoarserThanASecondIsPlacedAtItsBeginning() {
        assertThat(OwnTime.of(minute(5), Duration.ofSeconds(1))).isEqualTo(new OwnTime.Exact(minute(5)));
        OwnTime own = OwnTime.of(minute(5), Duration.ofMinutes(1));
        assertThat(place(own, minute(9), 7, Sender.SILENT)).isEqualTo(Place.of(minute(5), 7));
    }

    @Test
    void orRightBehindTheNewestEarlierFactOfTheSameSenderThatLiesInsideIt() {
        Sender sender = Sender.of(Place.of(minute(61), 3), Place.of(minute(70), 4), Place.of(minute(120), 5));
        OwnTime hour = OwnTime.of(minute(60), Duration.ofHours(1));
        Place place = place(hour, minute(121), 7, sender);
        assertThat(place).isGreaterThan(Place.of(minute(70), 4)).isLessThan(Place.of(minute(71), 1));
    }

    @Test
    void aMessageWithoutTimeIsPlacedAtItsArrival() {
        assertThat(place(new OwnTime.None(), minute(9), 7, Sender.SILENT)).isEqualTo(Place.of(minute(9), 7));
    }

    @Test
    void aTimeMoreThanFiveMinutesAheadOfItsArrivalIsPlacedAtItsArrival() {
        assertThat(place(new OwnTime.Exact(minute(14)), minute(9), 7, Sender.SILENT))
                .isEqualTo(Place.of(minute(14), 7));
        assertThat(place(new OwnTime.Exact(minute(14).plusSeconds(1)), minute(9), 7, Sender.SILENT))
                .isEqualTo(Place.of(minute(9), 7));
    }

    @Test
    void theMessagesOfAnUnsynchronisedClockArePlacedAtTheirArrivalAndOlderOnesRightBeforeTheFirstNewerOne() {
        Sender sender = new Sender(new TreeMap<>());
        Place ten = sender.takes(new OwnTime.Exact(minute(600)), minute(600), minute(720), 5);
        Place nine = sender.takes(new OwnTime.Exact(minute(540)), minute(540), minute(725), 6);
        Place halfPastNine = sender.takes(new OwnTime.Exact(minute(570)), minute(570), minute(726), 7);
        Place eight = sender.takes(new OwnTime.Exact(minute(480)), minute(480), minute(727), 8);
        assertThat(ten).isEqualTo(Place.of(minute(720), 5));
        assertThat(eight).isLessThan(nine);
        assertThat(nine).isLessThan(halfPastNine);
        assertThat(halfPastNine).isLessThan(ten);
        assertThat(eight).isGreaterThan(Place.of(minute(720), 4));
    }
}
