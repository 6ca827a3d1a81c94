package health.polaris.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The ratios as bars on a logarithmic scale, from a quarter to thirty-two times. */
record Plot(Report report) {

    private static final int LABELS = 330;
    private static final int SCALE = 420;
    private static final int NUMBERS = 230;
    private static final int ROW = 22;
    private static final int TOP = 30;
    private static final double LEAST = 0.25;
    private static final double MOST = 32;

    String svg() {
        List<String> rows = new ArrayList<>();
        for (Figure figure : report.figures()) {
            if (Double.isFinite(report.ratio(figure))) {
                rows.add(row(figure, TOP + rows.size() * ROW));
            }
        }
        int height = TOP + rows.size() * ROW + 10;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" font-family="sans-serif" font-size="12">
                <rect width="%1$d" height="%2$d" fill="white"/>
                %3$s%4$s</svg>
                """.formatted(LABELS + SCALE + NUMBERS, height, grid(height), String.join("", rows));
    }

    private static String grid(int height) {
        StringBuilder lines = new StringBuilder();
        for (double times = LEAST; times <= MOST; times *= 2) {
            lines.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"%4$s\"/>"
                            + "<text x=\"%1$.1f\" y=\"18\" text-anchor=\"middle\" fill=\"#555\">%5$s×</text>%n",
                    x(times),
                    TOP - 6,
                    height - 8,
                    times == 1 ? "#333" : "#ddd",
                    times < 1 ? Double.toString(times) : Long.toString((long) times)));
        }
        return lines.toString();
    }

    private String row(Figure figure, int y) {
        double ratio = report.ratio(figure);
        double from = Math.min(x(1), x(ratio));
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                        + "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"%s\"/>"
                        + "<text x=\"%d\" y=\"%d\" fill=\"#333\">%s×  (%s → %s %s)</text>%n",
                LABELS - 10,
                y + 11,
                figure.label(),
                from,
                y,
                Math.abs(x(ratio) - x(1)),
                ratio >= 1 ? "#2a7f62" : "#b5483a",
                LABELS + SCALE + 8,
                y + 11,
                Report.number(ratio),
                Report.number(report.before(figure)),
                Report.number(report.today(figure)),
                figure.unit());
    }

    private static double x(double times) {
        double within = Math.clamp(times, LEAST, MOST);
        return LABELS + SCALE * Math.log(within / LEAST) / Math.log(MOST / LEAST);
    }
}
