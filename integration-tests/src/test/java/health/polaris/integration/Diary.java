package health.polaris.integration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What happened when, second by second, for a report that somebody reads. */
final class Diary {

    private static final int ROW_SECONDS = 5;
    private static final int WIDTH = 30;

    private final long begun = System.nanoTime();
    private final List<Happening> happenings = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();

    private record Happening(long from, long until, String what) {

        boolean covers(long second) {
            return from < second + ROW_SECONDS && until >= second;
        }

        Happening with(String more) {
            return new Happening(from, until, what + " " + more);
        }
    }

    /**
     * What was measured at a second.
     *
     * @param acknowledged deliveries until then
     * @param behind messages that are acknowledged and have no outcome; -1: nobody could say
     * @param oldestSeconds how long the oldest of them has waited
     */
    record Sample(long second, int acknowledged, long behind, long oldestSeconds) {

        boolean isWell(Duration age) {
            return behind == 0 || behind > 0 && oldestSeconds <= age.toSeconds();
        }
    }

    long second() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    }

    synchronized void begins(String what) {
        happenings.add(new Happening(second(), Long.MAX_VALUE, what));
    }

    synchronized void says(String more) {
        happenings.add(happenings.removeLast().with(more));
    }

    synchronized void ends() {
        Happening last = happenings.removeLast();
        happenings.add(new Happening(last.from(), second(), last.what()));
        System.out.printf("Chaos: %4d s .. %4d s %s%n", last.from(), second(), last.what());
    }

    synchronized void measured(int acknowledged, long behind, long oldestSeconds) {
        samples.add(new Sample(second(), acknowledged, behind, oldestSeconds));
    }

    /** Nothing is older than that just now. */
    synchronized boolean isWell(Duration age) {
        return !samples.isEmpty() && samples.getLast().isWell(age);
    }

    /** Seconds from the end of the last fault until nothing was older than that any more; negative: never. */
    synchronized long recovered(Duration age) {
        long over = happenings.isEmpty() ? 0 : happenings.getLast().until();
        return isWell(age)
                ? samples.stream()
                        .filter(sample -> sample.second() >= over && !sample.isWell(age))
                        .mapToLong(sample -> sample.second() - over + 1)
                        .max()
                        .orElse(0)
                : -1;
    }

    synchronized int faults() {
        return happenings.size();
    }

    /** {@code | 0:05 | 98 | ########## | 12 | 1 | kill -9 encounters-2 |} */
    synchronized List<String> table() {
        List<String> rows = new ArrayList<>(List.of(
                "| time | acknowledged per second | | without outcome | the oldest of them, s | what happened |",
                "|---|---|---|---|---|---|"));
        Sample before = new Sample(0, 0, 0, 0);
        for (Sample sample : samples) {
            if (sample.second() - before.second() >= ROW_SECONDS) {
                rows.add(row(before, sample));
                before = sample;
            }
        }
        return rows;
    }

    private String row(Sample before, Sample now) {
        double rate = (now.acknowledged() - before.acknowledged()) / (double) (now.second() - before.second());
        String happened = String.join(
                "; ",
                happenings.stream()
                        .filter(each -> each.covers(before.second()))
                        .map(Happening::what)
                        .toList());
        return "| %d:%02d | %.0f | `%s` | %s | %s | %s |"
                .formatted(
                        now.second() / 60,
                        now.second() % 60,
                        rate,
                        "#".repeat((int) Math.clamp(Math.round(rate / 5), 0, WIDTH)),
                        now.behind() < 0 ? "?" : now.behind(),
                        now.behind() < 0 ? "?" : now.oldestSeconds(),
                        happened);
    }
}
