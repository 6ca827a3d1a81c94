package health.polaris.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page: figures with their ratios and limits, the limits, and how quiet the machine was. */
final class Report {

    private final Options options;
    private final String command;
    private final List<? extends Figure> figures;
    private final List<Measurements> before;
    private final List<Measurements> today;
    private final Map<Limit, Double> limits;

    /** @param command {@code compare} or {@code reads} */
    Report(
            Options options,
            String command,
            List<? extends Figure> figures,
            TwoBuilds builds,
            Map<Limit, Double> limits) {
        this.options = options;
        this.command = command;
        this.figures = figures;
        this.before = builds.ofBefore();
        this.today = builds.ofToday();
        this.limits = limits;
    }

    /** Writes page and plot into the folder of the results; returns the page. */
    String write() {
        String size = options.sizes() == Options.Sizes.WHOLE
                ? ""
                : "-" + options.sizes().name();
        String kind = command.equals("compare") ? "" : "-" + command;
        String name = LocalDate.now(ZoneOffset.UTC) + kind + size;
        try {
            Path folder = Files.createDirectories(options.results());
            String page = page(name);
            Files.writeString(folder.resolve(name + ".md"), page);
            Files.writeString(folder.resolve(name + ".svg"), new Plot(this).svg());
            Progress.say("written to " + folder.resolve(name + ".md"));
            return page;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<? extends Figure> figures() {
        return figures;
    }

    /** The median of the rounds. */
    double before(Figure figure) {
        return median(before, figure);
    }

    /** The median of the rounds. */
    double today(Figure figure) {
        return median(today, figure);
    }

    double ratio(Figure figure) {
        return figure.ratio(before(figure), today(figure));
    }

    private String page(String name) {
        return """
                # Comparison of %s

                Before: `%s`; today: `%s`. Made by `bench/%s` (%s, %s, seed %d), the median of the
                rounds; each build with the options of its image, a heap of 384 MiB and %s. %s.

                ![times better](%s.svg)

                | figure | unit | before | today | times better | target | limit | today / limit |
                |---|---|---|---|---|---|---|---|
                %s
                | limit | unit | |
                |---|---|---|
                %s
                How busy the machine was: processors that neither the suite nor the driver used, and the driver.

                | turn | phase | load average | others, %% of all processors | driver, %% of a core |
                |---|---|---|---|---|
                %s""".formatted(
                        name,
                        Machine.revision(options.before()),
                        Machine.revision(options.today()),
                        command,
                        options.sizes().name(),
                        options.rounds() == 1 ? "one round" : options.rounds() + " rounds",
                        options.seed(),
                        options.trainedCache() ? "a trained cache of classes" : "no cache of classes",
                        Machine.description(),
                        name,
                        rows(),
                        limits(),
                        phases());
    }

    private String rows() {
        StringBuilder rows = new StringBuilder();
        for (Figure figure : figures) {
            double limit = figure.limit() == null ? Double.NaN : limits.getOrDefault(figure.limit(), Double.NaN);
            rows.append("| %s | %s | %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            figure.label(),
                            figure.unit(),
                            number(before(figure)),
                            number(today(figure)),
                            number(ratio(figure)),
                            figure.target(),
                            number(limit),
                            number(today(figure) / limit)));
        }
        return rows.toString();
    }

    private String limits() {
        StringBuilder rows = new StringBuilder();
        limits.forEach((limit, value) ->
                rows.append("| %s | %s | %s |%n".formatted(limit.label(), limit.unit(), number(value))));
        return rows.toString();
    }

    private String phases() {
        StringBuilder rows = new StringBuilder();
        for (int round = 0; round < before.size(); round++) {
            for (Measurements turn : List.of(before.get(round), today.get(round))) {
                turn.phases()
                        .forEach(phase -> rows.append("| %s | %s | %s | %.0f | %.0f |%n"
                                .formatted(
                                        phase.turn(),
                                        phase.name(),
                                        phase.loadAverage(),
                                        phase.othersPercent(),
                                        phase.driverPercent())));
            }
        }
        return rows.toString();
    }

    /** Three digits that mean something; a dash for what was not measured. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        return String.format(
                Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }

    private static double median(List<Measurements> rounds, Figure figure) {
        double[] sorted =
                rounds.stream().mapToDouble(round -> round.get(figure)).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
