package health.polaris.encounters.fact;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fact.store.FoldedGroup;
import health.polaris.encounters.fold.RandomHistory;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.outcome.Result;
import health.polaris.encounters.fold.outcome.Warnings;
import health.polaris.encounters.fold.view.View;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** contracts/identity.md §0: facts older than {@code facts-kept} are folded into a base. */
class AbsorptionTest extends FactTest {

    private final FactRetentionJob job;
    private final Absorption absorption;

    AbsorptionTest(ApplicationContext context) {
        super(context);
        absorption = context.getBean(Absorption.class);
        job = jobAt(NOON.plus(Duration.ofDays(402)));
    }

    private FactRetentionJob jobAt(Instant now) {
        return new FactRetentionJob(
                absorption,
                new FactSettings(Duration.ofDays(400)),
                new FactMeters(meters),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private int facts() {
        return jdbc.sql("select count(*) from fact").query(Integer.class).single();
    }

    @Test
    void whatIsShownStaysAndAMessageFromBeforeChangesNothingAndIsReported() {
        take(said("a", 1, update("M1")), said("b", 9, update("M1", "M2")));
        double before = meters.counter("polaris.facts.absorbed").count();
        View shown = groups().iterator().next().view();
        job.absorb();
        assertThat(facts()).isZero();
        assertThat(meters.counter("polaris.facts.absorbed").count() - before).isEqualTo(2);
        assertThat(groups()).singleElement().satisfies(group -> {
            assertThat(group.view().patients()).isEqualTo(shown.patients());
            assertThat(group.view().outcomes()).isEmpty();
        });
        changes.clear();
        TakenFact late = take(said("c", 5, update("M1", "M3"))).facts().getFirst();
        assertThat(late.late()).isTrue();
        assertThat(late.outcome().warnings()).containsExactly(Warnings.BEFORE_THE_BASE);
        assertThat(changes).isEmpty();
        take(said("d", 20, update("M1", "M4")));
        assertThat(groups())
                .singleElement()
                .satisfies(group ->
                        assertThat(group.group().state().records().leads()).hasSize(3));
    }

    @Test
    void factsAreKeptForFourHundredDays() {
        take(said("a", 1, update("M1")));
        jobAt(NOON.plus(Duration.ofDays(399))).absorb();
        assertThat(facts()).isEqualTo(1);
    }

    /** Nothing waits for ever: its time of waiting ends with the fact, and its sender is told. */
    @Test
    void whatStillWaitsWhenABaseTakesItUpIsTold() {
        take(said("a", 9, update("M1")));
        job.absorb();
        Statement unknownVisit = new Statement.Move(
                Person.known(Identifier.mrn("", "M2")),
                List.of(Identifier.mrn("", "M3")),
                List.of(Identifier.visit("", "V1")),
                false,
                null);
        assertThat(take(said("b", 5, unknownVisit)).facts().getFirst().outcome().result())
                .isInstanceOf(Result.Waiting.class);
        Taken united = take(said("c", 20, update("M1", "M2")));
        assertThat(united.others()).singleElement().satisfies(told -> {
            assertThat(told.id()).isEqualTo("b");
            assertThat(told.outcome().result()).isInstanceOf(Result.NothingToDo.class);
            assertThat(told.outcome().warnings()).containsExactly(Warnings.BEFORE_THE_BASE);
        });
    }

    /** A group is quiet when all its stays have ended; what it shows then stays through the base and back. */
    @Test
    void randomHistoriesShowTheSameOnTheirBases() {
        for (long seed = 0; seed < 60; seed++) {
            forgetAll();
            RandomHistory.of(seed).forEach(fact -> take(said(fact)));
            jdbc.sql("update fact_group set quiet_since = ?")
                    .param(LocalDate.of(2026, 1, 1))
                    .update();
            List<FoldedGroup> before = groups().stream()
                    .sorted(Comparator.comparing(FoldedGroup::id))
                    .toList();
            job.absorb();
            List<FoldedGroup> after = groups().stream()
                    .sorted(Comparator.comparing(FoldedGroup::id))
                    .toList();
            assertThat(facts()).isZero();
            assertThat(after)
                    .extracting(FoldedGroup::names)
                    .isEqualTo(before.stream().map(FoldedGroup::names).toList());
            assertThat(after)
                    .extracting(group -> group.view().patients())
                    .isEqualTo(before.stream()
                            .map(group -> group.view().patients())
                            .toList());
            assertThat(after)
                    .extracting(group -> group.view().stays())
                    .isEqualTo(
                            before.stream().map(group -> group.view().stays()).toList());
        }
    }

    @Test
    void aGroupThatGrowsBeyondTenThousandFactsIsCountedOnce() {
        FactMeters counting = new FactMeters(meters);
        double before = meters.counter("polaris.facts.large.groups").count();
        counting.grown(1, 9_990, 10_000);
        counting.grown(1, 10_000, 10_001);
        counting.grown(1, 10_001, 10_002);
        assertThat(meters.counter("polaris.facts.large.groups").count() - before)
                .isEqualTo(1);
    }
}
