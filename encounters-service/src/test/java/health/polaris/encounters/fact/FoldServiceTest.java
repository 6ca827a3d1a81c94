package health.polaris.encounters.fact;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fact.store.FoldedGroup;
import health.polaris.encounters.fold.fact.BedSaid;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.encounters.fold.outcome.Outcome;
import health.polaris.encounters.fold.outcome.Reason;
import health.polaris.encounters.fold.outcome.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** What taking facts in gives back, and what it leaves behind. */
class FoldServiceTest extends FactTest {

    private static final Outcome PROCESSED = new Outcome(new Result.Processed(), List.of());
    private static final Outcome WAITING = new Outcome(new Result.Waiting(Reason.VISIT_OF_ANOTHER_PATIENT), List.of());

    FoldServiceTest(ApplicationContext context) {
        super(context);
    }

    private static Person person(String mrn) {
        return Person.known(Identifier.mrn("", mrn));
    }

    private static Visit visit(String number) {
        return new Visit(
                Identifier.visit("", number),
                null,
                Said.absent(),
                NOON,
                Said.absent(),
                new BedSaid("W", Said.absent(), Said.absent()),
                Visit.DEFAULT_LOCAL_WINDOW);
    }

    private static NewFact merge(String id, long sequence, String survivor, String old) {
        return said(
                id,
                sequence,
                new Statement.Merge(
                        List.of(new Statement.Merge.Pair(person(survivor), List.of(Identifier.mrn("", old))))));
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static TakenFact told(String id, Outcome outcome) {
        return new TakenFact(id, outcome, false);
    }

    /** The second message speaks of the first one's visit as another patient's. */
    private void waitForMerge() {
        Taken taken = take(
                said("a", 1, new Statement.Admission(person("M1"), visit("V1"))),
                said("b", 2, new Statement.Update(person("M2"), visit("V1"))));
        assertThat(taken)
                .isEqualTo(new Taken(
                        List.of(told("a", PROCESSED), told("b", WAITING)), List.of(), Set.of("a", "b"), Set.of()));
    }

    private List<TakenFact> overdue() {
        return transaction.execute(_ -> service.rejectOverdue(10));
    }

    @Test
    void nothingIsTakenFromAnEmptyBatch() {
        assertThat(take(List.of())).isEqualTo(new Taken(List.of(), List.of(), Set.of(), Set.of()));
    }

    @Test
    void aRepeatedDeliveryIsToldItsOutcomeAndChangesNothing() {
        NewFact fact = said("a", 1, update("M1"));
        Taken first = take(fact, fact);
        changes.clear();
        assertThat(first.facts()).containsExactly(told("a", PROCESSED), told("a", PROCESSED));
        assertThat(take(fact).facts()).containsExactly(told("a", PROCESSED));
        assertThat(rows("fact")).isEqualTo(1);
        assertThat(changes).isEmpty();
        assertThat(groups()).extracting(FoldedGroup::version).containsExactly(1L);
    }

    @Test
    void aFactWithoutIdentifiersIsStoredOnceToo() {
        NewFact fact = said("a", 1, new Statement.PersonUpdate(Person.known(), false));
        TakenFact first = take(fact).facts().getFirst();
        assertThat(first.outcome().result()).isInstanceOf(Result.Rejected.class);
        assertThat(take(fact).facts()).containsExactly(first);
        assertThat(rows("fact")).isEqualTo(1);
    }

    @Test
    void whatIsDoneAgainSaysWhatItSaysNow() {
        NewFact fact = said("a", 1, update("M1"));
        take(fact, said("b", 2, update("M9")));
        take(again(fact, 1, update("M1", "M2")));
        take(again(fact, 1, update("M1", "M3"))); // a repeated delivery by now
        FoldedGroup group = groupOf("M2");
        assertThat(group.group().facts()).singleElement().satisfies(each -> {
            assertThat(each.statement()).isEqualTo(update("M1", "M2"));
            assertThat(each.place().number()).isEqualTo(1);
        });
        assertThat(group.view().patients()).hasSize(1);
        assertThat(rows("fact")).isEqualTo(2);
    }

    private FoldedGroup groupOf(String mrn) {
        long id = jdbc.sql("select group_id from fact_identifier where kind = 'MRN' and value = ?")
                .param(mrn)
                .query(Long.class)
                .single();
        return groups().stream().filter(each -> each.id() == id).findFirst().orElseThrow();
    }

    @Test
    void whatWaitedIsToldWhenItIsApplied() {
        waitForMerge();
        Taken merged = take(merge("c", 3, "M1", "M2"));
        assertThat(merged)
                .isEqualTo(
                        new Taken(List.of(told("c", PROCESSED)), List.of(told("b", PROCESSED)), Set.of("c"), Set.of()));
        assertThat(jdbc.sql("select outcome || told || coalesce(waits_until::text, '') from fact where id = 'b'")
                        .query(String.class)
                        .single())
                .isEqualTo("processedprocessed");
    }

    @Test
    void whatWaitedIsToldThoughItIsDeliveredAgainTogetherWithTheMergeThatAppliesIt() {
        waitForMerge();
        Taken merged = take(said("b", 2, new Statement.Update(person("M2"), visit("V1"))), merge("c", 3, "M1", "M2"));
        assertThat(merged)
                .isEqualTo(new Taken(
                        List.of(told("b", PROCESSED), told("c", PROCESSED)),
                        List.of(told("b", PROCESSED)),
                        Set.of("c"),
                        Set.of()));
    }

    @Test
    void whatWaitsTooLongIsRejectedOnceAndMayBeAppliedLater() {
        waitForMerge();
        assertThat(overdue()).isEmpty();
        service = serviceAt(NOON.plus(Duration.ofHours(25)));
        Reason reason = Reason.VISIT_OF_ANOTHER_PATIENT;
        Outcome rejected = new Outcome(new Result.Rejected(reason.field(), reason.remedy()), List.of());
        assertThat(overdue()).containsExactly(told("b", rejected));
        assertThat(overdue()).isEmpty();
        assertThat(take(merge("c", 3, "M1", "M2")).others()).containsExactly(told("b", PROCESSED));
    }

    @Test
    void whatMayWaitLongerWhenItIsDoneAgainWaitsThatLongAndIsRejectedThen() {
        waitForMerge();
        service = serviceAt(NOON.plus(Duration.ofHours(25)));
        assertThat(overdue()).hasSize(1);
        NewFact patient = waitingFor(Duration.ofHours(48));
        assertThat(take(patient)).isEqualTo(new Taken(List.of(told("b", WAITING)), List.of(), Set.of(), Set.of("b")));
        assertThat(overdue()).isEmpty();
        service = serviceAt(NOON.plus(Duration.ofHours(49)));
        assertThat(overdue()).extracting(TakenFact::id).containsExactly("b");
    }

    /** The second message of {@link #waitForMerge} done again, under a profile that gives it this time. */
    private static NewFact waitingFor(Duration waitingTime) {
        NewFact before = said("b", 2, new Statement.Update(person("M2"), visit("V1")));
        return new NewFact(
                before.id(),
                before.placement(),
                before.sender(),
                before.eventTime(),
                before.digest(),
                waitingTime,
                before.warnings(),
                1,
                before.statement());
    }

    @Test
    void aFactBehindOneThatStandsAfterItIsLate() {
        take(said("a", 5, update("M1")));
        assertThat(take(said("b", 3, update("M1")), said("c", 7, update("M1"))).facts())
                .extracting(TakenFact::late)
                .containsExactly(true, false);
        assertThat(take(said("b", 3, update("M1"))).facts())
                .extracting(TakenFact::late)
                .containsExactly(true);
    }

    @Test
    void groupsThatTurnOutToBeOneAreUnited() {
        take(said("a", 1, update("M1")), said("b", 2, update("M2")), said("c", 3, update("M3")));
        assertThat(groups()).hasSize(3);
        Taken taken = take(merge("d", 4, "M1", "M2"), merge("e", 5, "M3", "M1"));
        assertThat(taken.others()).isEmpty();
        assertThat(groups()).singleElement().satisfies(group -> {
            assertThat(group.group().facts()).hasSize(5);
            assertThat(group.names().records()).hasSize(3);
        });
        assertThat(rows("(select distinct group_id from fact_identifier) groups"))
                .isEqualTo(1);
    }

    @Test
    void whatIsRolledBackWasNeverSo() {
        take(said("a", 1, update("M1")));
        transaction.executeWithoutResult(status -> {
            service.take(List.of(said("b", 2, update("M1", "M2"))));
            status.setRollbackOnly();
        });
        take(said("c", 3, update("M1", "M3")));
        assertThat(groupOf("M3").group().facts()).extracting("origin.id").containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void transactionsThatDecideAboutTheSameNumbersWaitForEachOther() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int offset = thread;
                running.add(threads.submit(() -> {
                    for (int round = 0; round < 15; round++) {
                        int next = round * 4 + offset;
                        take(
                                said("f" + next, next, update("M" + next, "M" + (next + 1))),
                                said("g" + next, 100L + next, update("M" + (59 - next))));
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        assertThat(rows("fact")).isEqualTo(120);
        assertThat(groups()).singleElement().satisfies(group -> {
            assertThat(group.group().facts()).hasSize(120);
            assertThat(group.group().state().records().leads()).hasSize(61);
        });
    }

    /** Else a history that once went wrong does not go wrong again with the same seed. */
    @Test
    void whatIsToldOfOthersComesInTheOrderOfTheBatch() {
        List<Integer> numbers = IntStream.range(0, 8).boxed().toList();
        take(numbers.stream()
                .map(each -> said("a" + each, each, new Statement.Admission(person("M" + each), visit("V" + each))))
                .toArray(NewFact[]::new));
        take(numbers.stream()
                .map(each -> said("b" + each, 20L + each, new Statement.Update(person("N" + each), visit("V" + each))))
                .toArray(NewFact[]::new));
        Taken taken = take(numbers.stream()
                .map(each -> merge("c" + each, 40L + each, "M" + each, "N" + each))
                .toArray(NewFact[]::new));
        assertThat(taken.others())
                .containsExactlyElementsOf(numbers.stream()
                        .map(each -> told("b" + each, PROCESSED))
                        .toList());
    }
}
