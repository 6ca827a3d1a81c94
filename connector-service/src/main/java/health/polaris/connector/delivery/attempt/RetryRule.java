package health.polaris.connector.delivery.attempt;

import health.polaris.connector.delivery.DeliveryState;
import java.time.Duration;
import java.time.Instant;

/** When a failed attempt is repeated, and when no more (contracts/connector.md §9.6). */
record RetryRule(Duration giveUpAfter) {
    static final int MOST_REJECTIONS = 3;
    static final int MOST_FAILURES_ALONE = 10;
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 6;

    /** An adapter with a wrong key answers 4xx too, so even that is tried three times. */
    RetryDecision rejected(DeliveryAttempt attempt, String error, Instant now) {
        int rejections = attempt.rejections() + 1;
        DeliveryState state = rejections >= MOST_REJECTIONS ? DeliveryState.FAILED : DeliveryState.PENDING;
        return new RetryDecision(state, rejections, attempt.failuresAlone(), error, next(attempt, now));
    }

    /** @param alone other lanes got through meanwhile, so it is this message */
    RetryDecision unavailable(DeliveryAttempt attempt, String error, boolean alone, Instant now) {
        int failuresAlone = attempt.failuresAlone() + (alone ? 1 : 0);
        DeliveryState state = failuresAlone >= MOST_FAILURES_ALONE ? DeliveryState.FAILED : afterOutage(attempt, now);
        return new RetryDecision(state, attempt.rejections(), failuresAlone, error, next(attempt, now));
    }

    private DeliveryState afterOutage(DeliveryAttempt attempt, Instant now) {
        return now.isBefore(attempt.firstAt().plus(giveUpAfter)) ? DeliveryState.PENDING : DeliveryState.GIVEN_UP;
    }

    /** 5 s, 10 s, 20 s, … 5 min. */
    private static Instant next(DeliveryAttempt attempt, Instant now) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(attempt.number() - 1, DOUBLINGS));
        return now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }
}
