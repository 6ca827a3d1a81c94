package health.polaris.connector.delivery.attempt;

import health.polaris.connector.delivery.DeliveryOutcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Spares a destination that is away: after five failures in a row only one message every five seconds probes whether it
 * is back. A status 4xx or a refusal shows that it is there.
 */
final class DestinationBreaker {

    private static final int FAILURES_IN_A_ROW = 5;
    private static final float ALL = 100;
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(5);

    private final CircuitBreaker breaker;

    DestinationBreaker(String destination, Clock clock) {
        breaker = CircuitBreaker.of(
                destination,
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(FAILURES_IN_A_ROW)
                        .minimumNumberOfCalls(FAILURES_IN_A_ROW)
                        .failureRateThreshold(ALL)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(BETWEEN_PROBES)
                        .recordResult(DeliveryOutcome.Unavailable.class::isInstance)
                        .build());
    }

    /** Whether one message may be sent now. Follow it with {@link #sent} or {@link #notNeeded}. */
    boolean permits() {
        return breaker.tryAcquirePermission();
    }

    /** There was nothing to send. */
    void notNeeded() {
        breaker.releasePermission();
    }

    /** True when that message showed that the destination is back. */
    boolean sent(DeliveryOutcome outcome) {
        boolean probed = probing();
        breaker.onResult(0, TimeUnit.NANOSECONDS, outcome);
        return probed && breaker.getState() == CircuitBreaker.State.CLOSED;
    }

    /** The message that was permitted is a probe. */
    boolean probing() {
        return breaker.getState() == CircuitBreaker.State.HALF_OPEN;
    }

    boolean closed() {
        return breaker.getState() == CircuitBreaker.State.CLOSED;
    }
}
