package health.polaris.bench.compare;

import health.polaris.backing.BrokerAddress;
import health.polaris.bench.compare.load.HttpLoop;
import health.polaris.bench.compare.load.Latencies;
import health.polaris.bench.compare.machine.Build;
import health.polaris.bench.compare.machine.Database;
import health.polaris.bench.compare.machine.PgBench;
import health.polaris.bench.compare.machine.Processors;
import health.polaris.bench.compare.machine.ServiceProcess;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One build: each service on a database of its own, asked when that has few rows and again when it has many. */
final class ReadTurn {

    private static final int CONNECTIONS = 8;
    /** Logins of one name, of which both builds refuse more (429), and questions about the past. */
    private static final int AT_ONCE = 2;

    /** No connection to the database ends, and takes its processor time with it, while it is measured. */
    private static final Map<String, String> LASTING =
            Map.of("DB_POOL_RECYCLE", "7200000", "DB_POOL_MINIMUM_IDLE", "10");

    private static final Map<String, String> HEADERS = Map.of(
            "Authorization",
            "Bearer "
                    + Starting.token(
                            "read:send_encounter",
                            "read:send_patient",
                            "read:send_location",
                            "read:location_by_ods",
                            "read:gdm_message_all",
                            "read:gdm_message"));

    private final Build build;
    private final Options options;
    private final Options.ReadSizes sizes;
    private final BrokerAddress broker;
    private final Measurements measured;

    ReadTurn(Build build, Options options, BrokerAddress broker, Measurements measured) {
        this.build = build;
        this.options = options;
        this.sizes = options.readSizes();
        this.broker = broker;
        this.measured = measured;
    }

    /** @param limits what pgbench does with the same rows is put there */
    void reads(boolean withLimits, Map<Limit, Double> limits) {
        for (String service : List.of("encounters", "messages")) {
            try (Database database = new Database();
                    ServiceProcess process = Starting.start(service, build, database.address(), broker, LASTING)) {
                Processors processors = new Processors(database.address());
                processors.add(process);
                int rows = 0;
                Instant filled = Instant.EPOCH;
                boolean remembered = withLimits && service.equals(Read.ENCOUNTER.service);
                for (int more : List.of(sizes.few(), sizes.many())) {
                    if (rows > 0 && remembered) {
                        Board.fill(database);
                    }
                    filled = rows == 0 ? filled : Instant.now();
                    ReadRows.fill(database, service, rows, more);
                    rows = more;
                    for (Read read : reads(service)) {
                        measure(read, rows, process, processors);
                    }
                    if (withLimits) {
                        limits(service, rows, database, limits);
                    }
                }
                if (service.equals(Read.ENCOUNTER.service)) {
                    replicas(rows, database, process);
                    if (remembered) {
                        measured.put(ReadFigure.change(), new Storage(database).bytesOfAChange());
                        Board.change(database);
                        past(filled, process);
                    }
                }
            }
        }
        for (Read read : Read.values()) {
            measured.put(ReadFigure.growth(read), cost(read, sizes.many()) / cost(read, sizes.few()));
        }
    }

    private double cost(Read read, int rows) {
        return measured.get(ReadFigure.serviceTime(read, rows)) + measured.get(ReadFigure.postgresTime(read, rows));
    }

    private void measure(Read read, int rows, ServiceProcess process, Processors processors) {
        double requests = sizes.requests();
        ask(read, rows, List.of(process.port()));
        processors.start();
        double seconds = ask(read, rows, List.of(process.port()));
        Processors.Use use = processors.sinceStart();
        measured.put(ReadFigure.rate(read, rows), requests / seconds);
        measured.put(ReadFigure.serviceTime(read, rows), use.of(read.service) / requests);
        measured.put(ReadFigure.postgresTime(read, rows), use.of(Processors.POSTGRES) / requests);
        measured.put("%s, %,d rows".formatted(read.label, rows), use);
    }

    private double ask(Read read, int rows, List<Integer> ports) {
        return HttpLoop.run(
                ports, CONNECTIONS, sizes.requests(), HEADERS, () -> List.of(read.any(rows)), read.leastBytes, new Latencies());
    }

    /** What was shown before all those rows came: only the build of today remembers it. */
    private void past(Instant moment, ServiceProcess process) {
        for (PastRead read : PastRead.values()) {
            ask(read, moment, process, new Latencies());
            Latencies latencies = new Latencies();
            ask(read, moment, process, latencies);
            measured.put(ReadFigure.past(read, 50), latencies.percentile(50));
            measured.put(ReadFigure.past(read, 95), latencies.percentile(95));
        }
    }

    private void ask(PastRead read, Instant moment, ServiceProcess process, Latencies latencies) {
        HttpLoop.run(
                List.of(process.port()),
                AT_ONCE,
                sizes.requests() / 4,
                HEADERS,
                () -> read.any(sizes.few(), moment),
                read.leastBytes,
                latencies);
    }

    private void replicas(int rows, Database database, ServiceProcess first) {
        try (ServiceProcess second = Starting.start(first.name(), build, database.address(), broker, LASTING)) {
            List<Integer> ports = List.of(first.port(), second.port());
            Processors processors = new Processors(database.address());
            processors.add("first", first);
            processors.add("second", second);
            ask(Read.ENCOUNTER, rows, ports);
            processors.start();
            double seconds = ask(Read.ENCOUNTER, rows, ports);
            Processors.Use use = processors.sinceStart();
            double requests = sizes.requests();
            measured.put(ReadFigure.replicasRate(rows), requests / seconds);
            measured.put(ReadFigure.replicasTime(rows), (use.of("first") + use.of("second")) / requests);
            measured.put("two replicas", use);
        }
    }

    private void limits(String service, int rows, Database database, Map<Limit, Double> limits) {
        for (Read read : reads(service)) {
            String script = "\\set rows %d%n%s".formatted(rows, read.script());
            PgBench pgbench = new PgBench(database.address(), script, options.scratch());
            limits.put(ReadFigure.limit(read, rows), pgbench.rate(CONNECTIONS, sizes.limitSeconds()));
        }
    }

    /** Logins and tokens. */
    void hashed() {
        for (Hashed hashed : Hashed.values()) {
            try (Database database = new Database();
                    ServiceProcess process =
                            Starting.start(hashed.service, build, database.address(), broker, LASTING)) {
                Hashed.Ask ask = hashed.prepare(process.api());
                Processors processors = new Processors(database.address());
                processors.add(process);
                double requests = sizes.hashed();
                ask(ask, process);
                processors.start();
                double seconds = ask(ask, process);
                Processors.Use use = processors.sinceStart();
                measured.put(ReadFigure.rate(hashed), requests / seconds);
                measured.put(ReadFigure.time(hashed), use.of(hashed.service) / requests);
                measured.put(hashed.label, use);
            }
        }
    }

    private double ask(Hashed.Ask ask, ServiceProcess process) {
        return HttpLoop.run(
                List.of(process.port()), AT_ONCE, sizes.hashed(), ask.headers(), () -> List.of(ask.request()), 1, new Latencies());
    }

    private static List<Read> reads(String service) {
        return Arrays.stream(Read.values())
                .filter(read -> read.service.equals(service))
                .toList();
    }
}
