package health.polaris.bench.compare;

import health.polaris.bench.compare.machine.Build;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What is compared, and what was measured of each, round by round.
 *
 * @param ofBefore one for each round
 * @param ofToday one for each round
 */
record TwoBuilds(Build before, Build today, List<Measurements> ofBefore, List<Measurements> ofToday) {

    private static final String HEAP = "-Xmx384m";

    static void requireRealServers() {
        for (String name : List.of("POLARIS_POSTGRES_URL", "POLARIS_AMQP_URL")) {
            if (System.getenv(name) == null) {
                throw new IllegalStateException(name + " is not set: a real server is compared on (CONTRIBUTING.md)");
            }
        }
    }

    /** @param services by their short names, {@code encounters} */
    static TwoBuilds unpacked(Options options, List<String> services) {
        return new TwoBuilds(
                build("before", options.before(), options, services),
                build("today", options.today(), options, services),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private static Build build(String name, Path checkout, Options options, List<String> services) {
        // What its own image runs with: the options of the JVM are part of a build.
        Path jvmOptions = checkout.resolve("deploy/jvm.options");
        Build build = new Build(name, checkout, options.scratch(), List.of("@" + jvmOptions, HEAP));
        Progress.say("unpacking " + name + (options.trainedCache() ? ", training its cache of classes" : ""));
        services.forEach(service -> build.unpack(service, options.trainedCache()));
        return build;
    }

    /** The one that was first is second in the next round. */
    void inTurns(int rounds, BiConsumer<Build, Measurements> turn) {
        for (int round = 1; round <= rounds; round++) {
            boolean beforeFirst = round % 2 == 1;
            for (Build build : beforeFirst ? List.of(before, today) : List.of(today, before)) {
                Measurements measured = new Measurements("round %d, %s".formatted(round, build.name()));
                turn.accept(build, measured);
                (build == before ? ofBefore : ofToday).add(measured);
            }
        }
    }
}
