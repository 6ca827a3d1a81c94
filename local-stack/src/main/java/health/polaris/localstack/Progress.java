package health.polaris.localstack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is shown while the stack starts: each step with the time since the beginning, on a terminal also a bar below them,
 * made of plain characters alone.
 *
 * <pre>
 *   PostgreSQL            1.9 s
 *   AMQP broker           3.2 s
 *   [##-----] 2 of 7
 * </pre>
 */
final class Progress {

    private static final String BLANK = "\r" + " ".repeat(40) + "\r";

    private final PrintStream out;
    private final Set<String> left;
    private final int all;
    private final boolean terminal;
    private final long begun = System.nanoTime();

    Progress(PrintStream out, List<String> steps, boolean terminal) {
        this.out = out;
        this.left = new LinkedHashSet<>(steps);
        this.all = steps.size();
        this.terminal = terminal;
    }

    /** @param step one of those that it was made with */
    synchronized void done(String step) {
        left.remove(step);
        Duration since = Duration.ofNanos(System.nanoTime() - begun);
        out.printf(Locale.ROOT, "%s  %-20s %5.1f s%n", terminal ? BLANK : "", step, since.toMillis() / 1000.0);
        if (terminal && !left.isEmpty()) {
            int done = all - left.size();
            out.printf("  [%s%s] %d of %d", "#".repeat(done), "-".repeat(left.size()), done, all);
            out.flush();
        }
    }
}
