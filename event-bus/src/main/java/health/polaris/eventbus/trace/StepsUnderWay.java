package health.polaris.eventbus.trace;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spans of what was sent and is not confirmed yet, by its id; empty while nobody follows. */
public final class StepsUnderWay {

    private final Map<Long, Step> steps = new HashMap<>();

    public void began(long id, Step step) {
        if (step.traceparent() != null) {
            steps.put(id, step);
        }
    }

    public void confirmed(long id) {
        end(id, null);
    }

    public void refused(long id) {
        end(id, "refused");
    }

    private void end(long id, @Nullable String reason) {
        Step step = steps.remove(id);
        if (step != null) {
            if (reason != null) {
                step.failed(reason);
            }
            step.end();
        }
    }
}
