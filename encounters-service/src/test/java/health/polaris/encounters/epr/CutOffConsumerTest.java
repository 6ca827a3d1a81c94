package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.PolarisService;
import health.polaris.encounters.EncountersApplication;
import health.polaris.encounters.encounter.PatientLock;
import health.polaris.encounters.epr.EprBus.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * O1: whatever happens to a consumer in the middle of a batch, nothing is lost, told twice, or applied in another order
 * than that of the sequences.
 */
class CutOffConsumerTest extends EprTest {

    private static final int PATIENTS = 12;
    private static final int BEDS = 5;
    private static final AtomicLong SEQUENCE = new AtomicLong(1_000);

    private final ConfigurableApplicationContext context;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final PatientLock locks;
    private final List<ConfigurableApplicationContext> replicas = new ArrayList<>();
    private double overtakenBefore;

    CutOffConsumerTest(ConfigurableApplicationContext context) {
        super(context);
        this.context = context;
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        jdbc = context.getBean(JdbcClient.class);
        locks = context.getBean(PatientLock.class);
    }

    @BeforeEach
    void count() {
        overtakenBefore = overtaken(context);
    }

    @AfterEach
    void endReplicas() {
        replicas.forEach(ConfigurableApplicationContext::close);
    }

    private static double overtaken(ApplicationContext service) {
        return service.getBean(MeterRegistry.class)
                .counter("polaris.epr.overtaken")
                .count();
    }

    /** Everybody is admitted, then everybody is moved from bed to bed. */
    private List<Envelope> feed() {
        List<Envelope> feed = new ArrayList<>();
        for (int bed = 0; bed < BEDS; bed++) {
            for (int patient = 0; patient < PATIENTS; patient++) {
                feed.add(Envelope.admission(mrn + "-" + patient, visit + "-" + patient)
                        .at("CUT", "Bay 1", "Bed " + bed)
                        .sentAt(bed)
                        .sequence(SEQUENCE.incrementAndGet()));
            }
        }
        return feed;
    }

    /** While this runs, no batch with the patient in the middle can be finished. */
    private void withABatchInTheMiddle(List<Envelope> feed, Runnable misfortune) {
        int half = feed.size() / 2;
        transaction.executeWithoutResult(_ -> {
            locks.takeKeys(List.of("mrn:" + mrn + "-" + PATIENTS / 2));
            feed.subList(0, half).forEach(bus::publish);
            awaitWaiting(1);
            misfortune.run();
            feed.subList(half, feed.size()).forEach(bus::publish);
        });
    }

    private void awaitWaiting(int transactions) {
        Awaitility.await(transactions + " transactions in the middle of a batch")
                .atMost(Duration.ofSeconds(30))
                .until(() -> waiting().size() >= transactions);
    }

    private List<Integer> waiting() {
        return jdbc.sql("""
                        select distinct pid from pg_locks where locktype = 'advisory' and not granted
                            and database = (select oid from pg_database where datname = current_database())
                        """).query((row, _) -> row.getInt(1)).list();
    }

    /** As a broken network does it: what was delivered and not acknowledged comes again. */
    private static void cutOff(ApplicationContext service) {
        Objects.requireNonNull(service.getBean(ConnectionFactory.class)
                        .createConnection()
                        .getDelegate())
                .abort();
    }

    private ApplicationContext startReplica() {
        PropertySource<?> same = Objects.requireNonNull(
                context.getEnvironment().getPropertySources().get("test-environment"));
        SpringApplication application = PolarisService.named("encounters", EncountersApplication.class);
        application.addInitializers(
                started -> environment(started).getPropertySources().addLast(same));
        ConfigurableApplicationContext replica = application.run("--server.port=0");
        replicas.add(replica);
        return replica;
    }

    private static ConfigurableEnvironment environment(ConfigurableApplicationContext started) {
        return started.getEnvironment();
    }

    private void assertDoneOnceAndInOrder(List<Envelope> feed) {
        feed.forEach(message -> bus.outcomes(message.uuid(), 1));
        bus.process(person().sentAgain().sequence(SEQUENCE.incrementAndGet()));
        assertThat(feed)
                .allSatisfy(message ->
                        assertThat(bus.outcomesSoFar(message.uuid())).containsExactly(new Outcome("processed", "")));
        IntStream.range(0, PATIENTS)
                .forEach(patient -> assertThat(stored.locationsLeft(
                                stored.visit(visit + "-" + patient).uuid()))
                        .hasSize(BEDS - 1));
        assertThat(overtaken(context)).isEqualTo(overtakenBefore);
        replicas.forEach(replica -> assertThat(overtaken(replica)).isZero());
    }

    @Test
    void aConnectionThatBreaksInTheMiddleOfABatchLosesDoublesAndReordersNothing() {
        List<Envelope> feed = feed();
        withABatchInTheMiddle(feed, () -> cutOff(context));
        assertDoneOnceAndInOrder(feed);
    }

    @Test
    void aTransactionThatIsRolledBackInTheMiddleOfABatchLosesDoublesAndReordersNothing() {
        List<Envelope> feed = feed();
        withABatchInTheMiddle(
                feed,
                () -> waiting()
                        .forEach(pid -> jdbc.sql("select pg_terminate_backend(?)")
                                .param(pid)
                                .query(Boolean.class)
                                .single()));
        assertDoneOnceAndInOrder(feed);
    }

    @Test
    void anotherReplicaThatTakesOverWhileTheBatchIsStillUnderWayDoublesNothing() {
        startReplica();
        List<Envelope> feed = feed();
        withABatchInTheMiddle(feed, () -> {
            cutOff(context);
            awaitWaiting(2);
        });
        assertDoneOnceAndInOrder(feed);
    }

    @Test
    void whatAnOperatorReplaysFromBeforeIsNotOvertaken() {
        bus.process(admission().sentAt(2).sequence(SEQUENCE.addAndGet(2)));
        Outcome replayed = bus.send(
                admission().sentAgain().sentAt(1).sequence(SEQUENCE.get() - 1).head("reprocess", 1));
        assertThat(replayed).isEqualTo(new Outcome("processed", "late"));
        assertThat(overtaken(context)).isEqualTo(overtakenBefore);
    }
}
