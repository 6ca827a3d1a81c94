package health.polaris.bench.compare;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** What the person in front of it sees meanwhile. */
final class Progress {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Progress() {}

    static void say(String line) {
        System.err.println(TIME.format(LocalTime.now()) + " " + line);
    }
}
