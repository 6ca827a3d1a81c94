package health.polaris.connector.figure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What had come and was not done, written down every five minutes by whoever looks first. */
@Component
public class Backlog {

    private static final Duration STEP = Duration.ofMinutes(5);

    private final FigureRepository table;
    private final Clock clock;
    private volatile Instant last = Instant.EPOCH;

    Backlog(FigureRepository table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * How it is now; of most looks nothing is written.
     *
     * @param published accepted messages without an outcome
     * @param waiting of which a part cannot be applied
     * @param held by a pause
     * @param outgoing that are to be sent
     */
    public void is(long published, long waiting, long held, long outgoing) {
        Instant now = clock.instant();
        Instant at = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), STEP.toSeconds()) * STEP.toSeconds());
        if (at.isAfter(last)) {
            table.addBacklog(at, published, waiting, held, outgoing);
            last = at;
        }
    }
}
