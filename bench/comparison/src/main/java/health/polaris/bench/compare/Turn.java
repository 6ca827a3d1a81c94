package health.polaris.bench.compare;

import health.polaris.backing.PostgresAddress;
import health.polaris.bench.compare.load.ClosedLoop;
import health.polaris.bench.compare.load.EncounterWatch;
import health.polaris.bench.compare.load.Hospital;
import health.polaris.bench.compare.load.Latencies;
import health.polaris.bench.compare.load.OpenLoop;
import health.polaris.bench.compare.machine.Broker;
import health.polaris.bench.compare.machine.Build;
import health.polaris.bench.compare.machine.Database;
import health.polaris.bench.compare.machine.PollCost;
import health.polaris.bench.compare.machine.Processors;
import health.polaris.bench.compare.machine.ServiceProcess;
import health.polaris.bench.compare.machine.StatementCounter;
import java.time.Duration;
import java.util.Map;

/** One build, on a fresh database and empty queues, from its first start to its last message. */
final class Turn {

    private static final int FEW_SOCKETS = 8;
    private static final int MANY_SOCKETS = 32;

    private final Build build;
    private final Options.Sizes sizes;
    private final Broker broker;
    private final Database database;
    private final Processors processors;
    private final Hospital hospital;
    private final Measurements measured;
    private final int mllpPort = Starting.freePort();
    private int accepted;
    private int eventBytes;

    private Turn(Build build, Options options, Broker broker, Database database, Measurements measured) {
        this.build = build;
        this.sizes = options.sizes();
        this.broker = broker;
        this.database = database;
        this.processors = new Processors(database.address(), broker.address());
        this.hospital = new Hospital(options.seed());
        this.measured = measured;
    }

    /** Returns the size of an event in bytes, for the limit of publishing. */
    static int run(Build build, Options options, Broker broker, Measurements measured) {
        broker.clear();
        try (Database database = new Database()) {
            Turn turn = new Turn(build, options, broker, database, measured);
            turn.underLoad();
            turn.restarted();
            turn.polls();
            turn.storage();
            measured.put(RoadFigure.REJECTED, database.rejected());
            return turn.eventBytes;
        } finally {
            broker.clear();
        }
    }

    private void underLoad() {
        try (ServiceProcess connector = start("connector", database.address())) {
            eventBytes = broker.eventBytes(() -> {
                send(FEW_SOCKETS, sizes.warmUp());
                awaitPublished();
            });
            intake(FEW_SOCKETS, RoadFigure.INTAKE_8);
            intake(MANY_SOCKETS, RoadFigure.INTAKE_32);
            send(FEW_SOCKETS, Math.max(0, sizes.backlog() - accepted));
            awaitPublished();
            try (ServiceProcess encounters = start("encounters", database.address())) {
                drain();
                acceptedAndApplied();
                openLoop(
                        encounters,
                        50,
                        RoadFigure.ACK_50,
                        RoadFigure.ACK_50_P99,
                        RoadFigure.VISIBLE_50,
                        RoadFigure.VISIBLE_50_P99);
                openLoop(
                        encounters,
                        200,
                        RoadFigure.ACK_200,
                        RoadFigure.ACK_200_P99,
                        RoadFigure.VISIBLE_200,
                        RoadFigure.VISIBLE_200_P99);
                measured.put(RoadFigure.CONNECTOR_MEMORY, connector.residentMebibytes());
                measured.put(RoadFigure.ENCOUNTERS_MEMORY, encounters.residentMebibytes());
                rest();
            }
        }
    }

    /** On the database that is there now: how the services start, and how many statements they execute. */
    private void restarted() {
        try (StatementCounter counter = new StatementCounter(database.address());
                ServiceProcess connector = start("connector", counter.address());
                ServiceProcess encounters = start("encounters", counter.address())) {
            measured.put(RoadFigure.CONNECTOR_START, connector.startSeconds());
            measured.put(RoadFigure.CONNECTOR_START_TIME, connector.startProcessorSeconds());
            measured.put(RoadFigure.ENCOUNTERS_START, encounters.startSeconds());
            measured.put(RoadFigure.ENCOUNTERS_START_TIME, encounters.startProcessorSeconds());
            settle();
            measured.put(RoadFigure.CONNECTOR_MEMORY_REST, connector.residentMebibytes());
            measured.put(RoadFigure.ENCOUNTERS_MEMORY_REST, encounters.residentMebibytes());
            send(FEW_SOCKETS, sizes.counted());
            awaitApplied();
            long before = counter.statements();
            send(FEW_SOCKETS, sizes.counted());
            awaitApplied();
            measured.put(RoadFigure.STATEMENTS, (counter.statements() - before) / (double) sizes.counted());
        }
    }

    /** On the outbox that nobody uses any more. */
    private void polls() {
        try (PollCost cost = new PollCost(database.address())) {
            if (cost.isMeasurable()) {
                measured.put(RoadFigure.POLL_0, cost.millis(0));
                double ten = cost.millis(10);
                measured.put(RoadFigure.POLL_10, ten);
                measured.put(RoadFigure.POLL_10_000, cost.millis(10_000));
                double million = cost.millis(sizes.manyWaiting());
                measured.put(RoadFigure.POLL_1_000_000, million);
                measured.put(RoadFigure.POLL_RATIO, million / ten);
            }
        }
    }

    /** A build that remembers nothing has no figure. */
    private void storage() {
        Storage storage = new Storage(database);
        if (storage.hasChronicle()) {
            measured.put(RoadFigure.STORAGE, storage.ratio("'encounters'"));
            measured.put(RoadFigure.STORAGE_BOTH, storage.ratio("'encounters', 'connector'"));
            measured.put(RoadFigure.STORAGE_CHRONICLE, storage.chronicle() / (double) accepted);
        }
    }

    private void intake(int sockets, RoadFigure rate) {
        processors.start();
        double seconds = send(sockets, sizes.intake());
        measured.put(rate, sizes.intake() / seconds);
        awaitPublished();
        Processors.Use use = processors.sinceStart();
        measured.put("intake alone, %d sockets".formatted(sockets), use);
        if (sockets == FEW_SOCKETS) {
            measured.put(RoadFigure.INTAKE_TIME, use.suite() / sizes.intake());
        }
    }

    private void drain() {
        processors.start();
        long start = System.nanoTime();
        long waiting = database.waiting();
        awaitApplied();
        measured.put(RoadFigure.DRAIN, waiting / seconds(start));
        measured.put("drain of %d".formatted(waiting), processors.sinceStart());
    }

    private void acceptedAndApplied() {
        double messages = sizes.applied();
        settle();
        long commits = database.commits();
        processors.start();
        long start = System.nanoTime();
        send(FEW_SOCKETS, sizes.applied());
        awaitApplied();
        measured.put(RoadFigure.APPLIED_8, messages / seconds(start));
        Processors.Use use = processors.sinceStart();
        measured.put("accepted and applied", use);
        settle();
        measured.put(RoadFigure.COMMITS, (database.commits() - commits) / messages);
        measured.put(RoadFigure.APPLIED_TIME, use.suite() / messages);
        measured.put(RoadFigure.CONNECTOR_TIME, use.of("connector") / messages);
        measured.put(RoadFigure.ENCOUNTERS_TIME, use.of("encounters") / messages);
        measured.put(RoadFigure.POSTGRES_TIME, use.of("PostgreSQL") / messages);
        measured.put(RoadFigure.RABBIT_TIME, use.of("RabbitMQ") / messages);
    }

    private void openLoop(
            ServiceProcess encounters, int rate, Figure ack, Figure ackP99, Figure visible, Figure visibleP99) {
        Latencies acknowledged = new Latencies();
        processors.start();
        try (EncounterWatch watch = new EncounterWatch(encounters.api().as(Starting.token("read:send_encounter")))) {
            OpenLoop.run(mllpPort, rate, sizes.openLoopSeconds(), hospital, acknowledged, watch);
            accepted += acknowledged.count();
            Latencies seen = watch.visible();
            measured.put(ack, acknowledged.percentile(50));
            measured.put(ackP99, acknowledged.percentile(99));
            measured.put(visible, seen.percentile(50));
            measured.put(visibleP99, seen.percentile(99));
        }
        awaitApplied();
        measured.put("%d/s".formatted(rate), processors.sinceStart());
    }

    private void rest() {
        settle();
        processors.start();
        Patience.pause(Duration.ofSeconds(sizes.restSeconds()));
        Processors.Use use = processors.sinceStart();
        measured.put("at rest", use);
        measured.put(RoadFigure.REST, use.suite() / use.elapsedMillis() * 100);
        measured.put(
                RoadFigure.REST_SERVICES, (use.of("connector") + use.of("encounters")) / use.elapsedMillis() * 100);
    }

    private void settle() {
        Patience.pause(Duration.ofSeconds(sizes.settleSeconds()));
    }

    private double send(int sockets, int messages) {
        double seconds = ClosedLoop.run(mllpPort, sockets, messages, hospital);
        accepted += messages;
        return seconds;
    }

    private void awaitPublished() {
        Patience.untilNone("events did not reach the queue", () -> accepted - broker.waiting());
    }

    private void awaitApplied() {
        Patience.untilNone("accepted messages were not applied", database::waiting);
    }

    private ServiceProcess start(String name, PostgresAddress postgres) {
        String mllp = name.equals("connector") ? Integer.toString(mllpPort) : "";
        ServiceProcess service = Starting.start(name, build, postgres, broker.address(), Map.of("MLLP_PORT", mllp));
        processors.add(service);
        return service;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
