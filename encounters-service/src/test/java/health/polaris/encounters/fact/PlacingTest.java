package health.polaris.encounters.fact;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.OwnTime;
import health.polaris.encounters.fold.fact.Placement.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** O3: places that depend on what the same sender said before, in batches before and in the same one. */
class PlacingTest extends FactTest {

    private static final Instant MINUTE = NOON.minusSeconds(600);

    PlacingTest(ApplicationContext context) {
        super(context);
    }

    private static NewFact coarse(String id, long sequence) {
        OwnTime own = new OwnTime.Coarse(MINUTE, MINUTE.plusSeconds(60));
        return said(id, sequence, own, Clock.SYNCHRONISED, update("M" + id));
    }

    private static NewFact exact(String id, long sequence, int second) {
        OwnTime own = new OwnTime.Exact(MINUTE.plusSeconds(second));
        return said(id, sequence, own, Clock.SYNCHRONISED, update("M" + id));
    }

    private static NewFact unsynchronised(String id, long sequence, int second) {
        OwnTime own = new OwnTime.Exact(MINUTE.minusSeconds(7200).plusSeconds(second));
        return said(id, sequence, own, Clock.UNSYNCHRONISED, update("M" + id));
    }

    /** Places come back from the database as they were given. */
    private List<String> order() {
        return groups().stream()
                .flatMap(group -> group.group().facts().stream())
                .sorted()
                .map(fact -> fact.id())
                .toList();
    }

    @Test
    void aCoarseTimeIsPlacedBehindTheNewestEarlierFactInsideIt() {
        List<NewFact> facts = List.of(exact("a", 1, 10), exact("b", 2, 40), coarse("c", 3), exact("d", 4, 39));
        facts.forEach(this::take);
        assertThat(order()).containsExactly("a", "d", "b", "c");
        forgetAll();
        take(facts);
        assertThat(order()).containsExactly("a", "d", "b", "c");
    }

    @Test
    void anOlderMessageOfAnUnsynchronisedSenderStandsBeforeItsFirstNewerOne() {
        List<NewFact> facts = List.of(
                unsynchronised("a", 1, 10),
                unsynchronised("b", 2, 50),
                unsynchronised("c", 3, 60),
                unsynchronised("d", 4, 20),
                unsynchronised("e", 5, 15));
        facts.forEach(this::take);
        assertThat(order()).containsExactly("a", "e", "d", "b", "c");
        forgetAll();
        take(facts);
        assertThat(order()).containsExactly("a", "e", "d", "b", "c");
    }

    @Test
    void finerTimesThanTheDatabaseKeepsAreCutFirst() {
        OwnTime own = new OwnTime.Exact(MINUTE.plusNanos(1_999));
        take(said("a", 1, own, Clock.SYNCHRONISED, update("M1")));
        assertThat(groups())
                .singleElement()
                .satisfies(group -> assertThat(group.group().facts())
                        .singleElement()
                        .satisfies(fact -> assertThat(fact.place().time()).isEqualTo(MINUTE.plusNanos(1_000))));
    }
}
