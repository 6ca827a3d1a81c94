package health.polaris.bench.compare;

import health.polaris.backing.TestServices;
import health.polaris.bench.compare.load.Hospital;
import health.polaris.bench.compare.machine.Broker;
import health.polaris.bench.compare.machine.Build;
import health.polaris.bench.compare.machine.ConfirmedPublishing;
import health.polaris.bench.compare.machine.Database;
import health.polaris.bench.compare.machine.PgBench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Both builds in turns, round by round, then the limits, then the page. */
public final class Comparison {

    private static final String HEAP = "-Xmx384m";

    private Comparison() {}

    /** @param arguments as {@link Options} reads them */
    public static void main(String... arguments) {
        try {
            run(Options.of(arguments));
        } catch (IllegalStateException failure) {
            Progress.say("FAILED: " + failure.getMessage());
            System.exit(1);
        }
    }

    private static void run(Options options) {
        for (String name : List.of("POLARIS_POSTGRES_URL", "POLARIS_AMQP_URL")) {
            if (System.getenv(name) == null) {
                throw new IllegalStateException(name + " is not set: a real server is compared on (CONTRIBUTING.md)");
            }
        }
        Build before = build("before", options.before(), options);
        Build today = build("today", options.today(), options);
        List<Measurements> ofBefore = new ArrayList<>();
        List<Measurements> ofToday = new ArrayList<>();
        try (Broker broker = new Broker(TestServices.broker())) {
            broker.requireUnused();
            broker.clearAtTheEnd();
            int eventBytes = 0;
            for (int round = 1; round <= options.rounds(); round++) {
                boolean beforeFirst = round % 2 == 1;
                for (Build build : beforeFirst ? List.of(before, today) : List.of(today, before)) {
                    Measurements measured = new Measurements("round %d, %s".formatted(round, build.name()));
                    eventBytes = Turn.run(build, options, broker, measured);
                    (build == before ? ofBefore : ofToday).add(measured);
                }
            }
            Report report = new Report(options, ofBefore, ofToday, limits(options, broker, eventBytes));
            System.out.println(report.write());
        }
    }

    private static Build build(String name, Path checkout, Options options) {
        Path jvmOptions = options.today().resolve("deploy/jvm.options");
        Build build = new Build(name, checkout, options.scratch(), List.of("@" + jvmOptions, HEAP));
        Progress.say("unpacking " + name + (options.trainedCache() ? ", training its cache of classes" : ""));
        build.unpack(options.trainedCache());
        return build;
    }

    private static Map<Limit, Double> limits(Options options, Broker broker, int eventBytes) {
        Progress.say("limits: pgbench and publishing, events of %d bytes".formatted(eventBytes));
        Map<Limit, Double> limits = new EnumMap<>(Limit.class);
        int seconds = options.sizes().limitSeconds();
        try (Database database = new Database()) {
            String message = new Hospital(options.seed()).sample().text();
            PgBench pgbench = new PgBench(database.address(), message, options.scratch());
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
