package health.polaris.connector.delivery.attempt;

import health.polaris.common.logging.Severity;
import health.polaris.connector.delivery.DeliveryOutcome;
import health.polaris.connector.delivery.DeliveryState;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts and logs attempts; ids of messages and kinds of failure, never anything of a patient. */
@Component
record DeliveryLog(MeterRegistry meters) {
    private static final Logger log = LoggerFactory.getLogger(DeliveryLog.class);

    void ended(DeliveryAttempt attempt, DeliveryOutcome outcome) {
        DeliveryMeters.attempts(meters, attempt.destination(), outcome.label()).increment();
        switch (outcome) {
            case DeliveryOutcome.Acknowledged(String text, String remark) -> acknowledged(attempt, remark);
            case DeliveryOutcome.Taken taken -> sent(attempt);
            case DeliveryOutcome.Refused refused ->
                log.error("Message {} was refused by {} (AE or AR)", attempt.messageUuid(), attempt.destination());
            case DeliveryOutcome.Rejected(String error) -> failed(attempt, error);
            case DeliveryOutcome.Unavailable(String error) -> failed(attempt, error);
        }
    }

    private static void acknowledged(DeliveryAttempt attempt, @Nullable String remark) {
        sent(attempt);
        if (remark != null) {
            log.warn(
                    "The acknowledgement of message {} by {} is odd: {}",
                    attempt.messageUuid(),
                    attempt.destination(),
                    remark);
        }
    }

    private static void sent(DeliveryAttempt attempt) {
        log.info(
                "Message {} was sent to {}, attempt {}",
                attempt.messageUuid(),
                attempt.destination(),
                attempt.number());
    }

    private static void failed(DeliveryAttempt attempt, String error) {
        log.warn(
                "Message {} did not get to {}, attempt {}: {}",
                attempt.messageUuid(),
                attempt.destination(),
                attempt.number(),
                error);
    }

    /** Somebody has to look after this one. */
    void abandoned(DeliveryAttempt attempt, DeliveryState state) {
        log.atError()
                .addMarker(Severity.CRITICAL)
                .log(
                        "The delivery of message {} to {} is {} after {} attempts; it waits for an operator",
                        attempt.messageUuid(),
                        attempt.destination(),
                        state.label(),
                        attempt.number());
    }

    /** What the other side answered is kept in memory meanwhile. */
    void notWritten(DeliveryAttempt attempt, RuntimeException failure) {
        log.warn(
                "The outcome of message {} could not be written yet ({})",
                attempt.messageUuid(),
                failure.getClass().getSimpleName());
    }

    void unexpected(DeliveryAttempt attempt, RuntimeException mistake) {
        log.error(
                "Sending message {} failed unexpectedly ({})",
                attempt.messageUuid(),
                mistake.getClass().getName());
    }

    /** No database trouble but a mistake of ours; the lease ends, and the message comes again. */
    void unwritable(DeliveryAttempt attempt, RuntimeException failure) {
        log.atError()
                .addMarker(Severity.CRITICAL)
                .log(
                        "The outcome of message {} cannot be written ({})",
                        attempt.messageUuid(),
                        failure.getClass().getName());
    }

    void notPolled(Throwable failure) {
        log.warn("Deliveries could not be looked for ({})", failure.getClass().getSimpleName());
    }
}
