package health.polaris.bench.compare;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** What the person in front of it sees meanwhile. */
final class Progress {

    private Progress() {}

    static void say(String line) {
        System.err.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
    }
}
