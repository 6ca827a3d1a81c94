package health.polaris.bench.compare;

import health.polaris.backing.TestServices;
import health.polaris.bench.compare.load.Hospital;
import health.polaris.bench.compare.machine.Broker;
import health.polaris.bench.compare.machine.ConfirmedPublishing;
import health.polaris.bench.compare.machine.Database;
import health.polaris.bench.compare.machine.PgBench;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Both builds in turns, round by round, then the limits, then the page. */
public final class Comparison {

    private Comparison() {}

    /** @param arguments as {@link Options} reads them */
    public static void main(String... arguments) {
        Options.with(arguments, Comparison::run);
    }

    private static void run(Options options) {
        TwoBuilds.requireRealServers();
        TwoBuilds builds = TwoBuilds.unpacked(options, List.of("connector", "encounters"));
        try (Broker broker = new Broker(TestServices.broker())) {
            broker.requireUnused();
            broker.clearAtTheEnd();
            AtomicInteger eventBytes = new AtomicInteger();
            builds.inTurns(
                    options.rounds(), (build, measured) -> eventBytes.set(Turn.run(build, options, broker, measured)));
            Report report = new Report(
                    options,
                    "compare",
                    List.of(RoadFigure.values()),
                    builds,
                    limits(options, broker, eventBytes.get()));
            System.out.println(report.write());
        }
    }

    private static Map<Limit, Double> limits(Options options, Broker broker, int eventBytes) {
        Progress.say("limits: pgbench and publishing, events of %d bytes".formatted(eventBytes));
        Map<Limit, Double> limits = new LinkedHashMap<>();
        int seconds = options.sizes().limitSeconds();
        try (Database database = new Database()) {
            String message = new Hospital(options.seed()).sample().text();
            PgBench pgbench = PgBench.ofInserts(database.address(), message, options.scratch());
            limits.put(Limit.INSERTS_BY_8, pgbench.rate(8, seconds));
            limits.put(Limit.INSERTS_BY_32, pgbench.rate(32, seconds));
            limits.put(Limit.INSERT_ALONE, 1000 / pgbench.rate(1, seconds));
        }
        ConfirmedPublishing publishing = new ConfirmedPublishing(broker, eventBytes);
        limits.put(Limit.CONFIRMS, publishing.rate(2000 * seconds));
        limits.put(Limit.CONFIRM_ALONE, 1000 / publishing.rate(1, 100 * seconds));
        limits.put(Limit.ROAD, 2 * limits.get(Limit.INSERT_ALONE) + limits.get(Limit.CONFIRM_ALONE));
        return limits;
    }
}
