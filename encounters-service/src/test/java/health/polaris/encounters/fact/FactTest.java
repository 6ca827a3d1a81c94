package health.polaris.encounters.fact;

import health.polaris.encounters.fact.row.DifferenceWriter;
import health.polaris.encounters.fact.row.DifferenceWriter.GroupChange;
import health.polaris.encounters.fact.store.FactRepository;
import health.polaris.encounters.fact.store.FoldedGroup;
import health.polaris.encounters.fact.store.GroupRepository;
import health.polaris.encounters.fact.store.IdentifierRepository;
import health.polaris.encounters.fact.store.OutcomeRepository;
import health.polaris.encounters.fact.store.StoredGroups;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.OwnTime;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Placement;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.testing.PolarisTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.mockito.Mockito;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Facts in a real database; what is to be written of rows is listened to. */
@PolarisTest
abstract class FactTest {

    static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final StoredGroups stored;
    final GroupRepository groups;
    final FactRepository facts;
    final MeterRegistry meters;
    final Queue<GroupChange> changes = new ConcurrentLinkedQueue<>();
    private final ApplicationContext context;
    FoldService service;

    FactTest(ApplicationContext context) {
        this.context = context;
        jdbc = context.getBean(JdbcClient.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        stored = context.getBean(StoredGroups.class);
        groups = context.getBean(GroupRepository.class);
        facts = context.getBean(FactRepository.class);
        meters = context.getBean(MeterRegistry.class);
        service = serviceAt(NOON);
    }

    /** As of a time. */
    final FoldService serviceAt(Instant now) {
        DifferenceWriter rows = Mockito.mock(DifferenceWriter.class);
        Mockito.doAnswer(call -> changes.addAll(call.<List<GroupChange>>getArgument(0)))
                .when(rows)
                .write(Mockito.any());
        WorkWriter writer = new WorkWriter(
                groups, context.getBean(IdentifierRepository.class), facts, stored, rows, new FactMeters(meters));
        return new FoldService(
                context.getBean(Touching.class),
                facts,
                context.getBean(OutcomeRepository.class),
                context.getBean(Placing.class),
                writer,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    /** Histories of all tests name the same numbers. */
    @BeforeEach
    void forgetAll() {
        jdbc.sql("truncate fact, fact_group, fact_identifier").update();
        jdbc.sql("truncate epr_patient, encounter cascade").update();
        changes.clear();
    }

    Taken take(List<NewFact> batch) {
        return Objects.requireNonNull(transaction.execute(_ -> service.take(batch)));
    }

    Taken take(NewFact... batch) {
        return take(List.of(batch));
    }

    /** All groups, read and folded anew. */
    Collection<FoldedGroup> groups() {
        Map<Long, Long> versions = new HashMap<>();
        jdbc.sql("select id, version from fact_group").query(row -> {
            versions.put(row.getLong("id"), row.getLong("version"));
        });
        return stored.read(versions).values();
    }

    /** As the road reads it: its place is not known yet. */
    static NewFact said(Fact fact) {
        return new NewFact(
                fact.id(),
                new Placement(
                        new OwnTime.Exact(fact.place().time()),
                        fact.origin().arrivedAt(),
                        fact.place().number(),
                        Placement.Clock.SYNCHRONISED),
                fact.origin().sender(),
                fact.origin().eventTime(),
                fact.origin().digest(),
                fact.origin().waitingTime(),
                fact.origin().warnings(),
                0,
                fact.statement());
    }

    static NewFact said(String id, long sequence, OwnTime own, Placement.Clock clock, Statement statement) {
        return new NewFact(
                id,
                new Placement(own, NOON.plusSeconds(sequence), sequence, clock),
                "EPR|HOSPITAL",
                null,
                id,
                Duration.ofHours(24),
                List.of(),
                0,
                statement);
    }

    static NewFact said(String id, long sequence, Statement statement) {
        OwnTime own = new OwnTime.Exact(NOON.plusSeconds(sequence));
        return said(id, sequence, own, Placement.Clock.SYNCHRONISED, statement);
    }

    static NewFact again(NewFact fact, long reprocess, Statement statement) {
        return new NewFact(
                fact.id(),
                fact.placement(),
                fact.sender(),
                fact.eventTime(),
                fact.digest(),
                fact.waitingTime(),
                fact.warnings(),
                reprocess,
                statement);
    }

    static Statement update(String... mrns) {
        Identifier[] numbers =
                List.of(mrns).stream().map(mrn -> Identifier.mrn("", mrn)).toArray(Identifier[]::new);
        return new Statement.PersonUpdate(Person.known(numbers), true);
    }
}
