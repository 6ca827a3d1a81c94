package health.polaris.bench.compare;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is measured of a read, a login or a token. */
record ReadFigure(
        String label,
        String unit,
        boolean moreIsBetter,
        String target,
        @Nullable Limit limit) implements Figure {

    private static final String TWICE = "≥ 2";

    /** In the order of the page. */
    static List<ReadFigure> all(int few, int many) {
        List<ReadFigure> all = new ArrayList<>();
        for (Read read : Read.values()) {
            for (int rows : List.of(few, many)) {
                all.add(rate(read, rows));
                all.add(serviceTime(read, rows));
                all.add(postgresTime(read, rows));
            }
            all.add(growth(read));
        }
        for (PastRead read : PastRead.values()) {
            all.add(past(read, 50));
            all.add(past(read, 95));
        }
        all.add(change());
        all.add(replicasRate(many));
        all.add(replicasTime(many));
        for (Hashed hashed : Hashed.values()) {
            all.add(rate(hashed));
            all.add(time(hashed));
        }
        return all;
    }

    static ReadFigure rate(Read read, int rows) {
        return new ReadFigure(of(read, rows), "requests/s", true, TWICE, limit(read, rows));
    }

    static ReadFigure serviceTime(Read read, int rows) {
        return new ReadFigure(of(read, rows) + ": processor, service", "ms/request", false, TWICE, null);
    }

    static ReadFigure postgresTime(Read read, int rows) {
        return new ReadFigure(of(read, rows) + ": processor, PostgreSQL", "ms/request", false, "", null);
    }

    /** Processor time of service and database together, with many rows for each with few. */
    static ReadFigure growth(Read read) {
        return new ReadFigure(read.label + ": cost with many rows / with few", "times", false, "≤ 1.2 times", null);
    }

    static ReadFigure past(PastRead read, int percentile) {
        return new ReadFigure(
                "%s, p%d".formatted(read.label, percentile), "ms", false, percentile == 95 ? read.target : "", null);
    }

    /** With its indexes; what share of a message's storage that is tells the road ({@link RoadFigure#STORAGE}). */
    static ReadFigure change() {
        return new ReadFigure("chronicle: a change that is remembered", "bytes", false, "", null);
    }

    static ReadFigure rate(Hashed hashed) {
        return new ReadFigure(hashed.label, "requests/s", true, "", hashed.limit());
    }

    static ReadFigure time(Hashed hashed) {
        return new ReadFigure(hashed.label + ": processor, service", "ms/request", false, "", hashed.timeLimit());
    }

    /** Two replicas share the requests. */
    static ReadFigure replicasRate(int rows) {
        return new ReadFigure(of(Read.ENCOUNTER, rows) + ", two replicas", "requests/s", true, "", null);
    }

    /** Of both replicas together: what it is more than that of one is what replicas cost each other. */
    static ReadFigure replicasTime(int rows) {
        return new ReadFigure(
                of(Read.ENCOUNTER, rows) + ", two replicas: processor, services", "ms/request", false, "", null);
    }

    static Limit limit(Read read, int rows) {
        return new Limit("pgbench, 8 clients: %s".formatted(of(read, rows)), "transactions/s");
    }

    private static String of(Read read, int rows) {
        return "%s, %,d rows".formatted(read.label, rows);
    }
}
