package health.polaris.encounters.fold.outcome;

import health.polaris.encounters.fold.fact.Origin;
import java.time.Instant;

/**
 * Time passing makes what waits rejected (O2). The fold has no clock: this is asked beside it, with the time, whenever
 * outcomes are told. A fold that can apply the part later does, and its outcome is processed again.
 */
public final class WaitingTime {

    private WaitingTime() {}

    /** When the part that waits becomes a dead letter. */
    public static Instant end(Origin origin) {
        return origin.arrivedAt().plus(origin.waitingTime());
    }

    /** The outcome as of now. */
    public static Outcome asOf(Instant now, Origin origin, Outcome outcome) {
        return outcome.result() instanceof Result.Waiting(Reason reason) && !now.isBefore(end(origin))
                ? new Outcome(new Result.Rejected(reason.field(), reason.remedy()), outcome.warnings())
                : outcome;
    }
}
