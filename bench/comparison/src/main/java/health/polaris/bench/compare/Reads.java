package health.polaris.bench.compare;

import health.polaris.backing.TestServices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads, logins and tokens of both builds in turns, then the limits, then the page. */
public final class Reads {

    private Reads() {}

    /** @param arguments as {@link Options} reads them */
    public static void main(String... arguments) {
        Options.with(arguments, Reads::run);
    }

    private static void run(Options options) {
        TwoBuilds.requireRealServers();
        TwoBuilds builds = TwoBuilds.unpacked(options, List.of("encounters", "messages", "users"));
        Map<Limit, Double> limits = new LinkedHashMap<>();
        builds.inTurns(options.rounds(), (build, measured) -> {
            ReadTurn turn = new ReadTurn(build, options, TestServices.broker(), measured);
            turn.reads(build == builds.today(), limits);
            turn.hashed();
        });
        Hashed.limits(options.readSizes().limitSeconds(), limits);
        Report report = new Report(
                options,
                "reads",
                ReadFigure.all(options.readSizes().few(), options.readSizes().many()),
                builds,
                limits);
        System.out.println(report.write());
    }
}
