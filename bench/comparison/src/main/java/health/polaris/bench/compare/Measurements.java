package health.polaris.bench.compare;

import health.polaris.bench.compare.machine.Processors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one turn of a build gave. */
final class Measurements {

    private final String turn;
    private final Map<Figure, Double> figures = new HashMap<>();
    private final List<Phase> phases = new ArrayList<>();

    /** @param turn as in {@code round 1, before} */
    Measurements(String turn) {
        this.turn = turn;
    }

    void put(Figure figure, double value) {
        figures.put(figure, value);
        Progress.say("%s: %s %.4g %s".formatted(turn, figure.label(), value, figure.unit()));
    }

    void put(String phase, Processors.Use use) {
        phases.add(new Phase(
                turn, phase, use.loadAverage(), use.othersPercent(), use.of("driver") / use.elapsedMillis() * 100));
    }

    /** Not a number when it was not measured. */
    double get(Figure figure) {
        return figures.getOrDefault(figure, Double.NaN);
    }

    List<Phase> phases() {
        return phases;
    }

    /**
     * How busy the machine was.
     *
     * @param othersPercent of all processors, by what is no part of the comparison
     * @param driverPercent of a core, by the driver
     */
    record Phase(String turn, String name, String loadAverage, double othersPercent, double driverPercent) {}
}
