package health.polaris.connector.delivery.attempt;

import health.polaris.connector.database.StorableText;
import health.polaris.connector.delivery.DeliveryOutcome;
import health.polaris.connector.delivery.DeliverySettings;
import health.polaris.connector.delivery.DeliveryState;
import health.polaris.connector.progress.MessageEventRepository;
import health.polaris.connector.progress.MessageProgressRepository;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down how an attempt ended: the state of the delivery and, with it, what the stored message shows. */
@Component
class DeliveryAttemptService {

    private final DeliveryAttemptRepository table;
    private final MessageProgressRepository progress;
    private final MessageEventRepository events;
    private final RetryRule rule;
    private final Clock clock;

    DeliveryAttemptService(
            DeliveryAttemptRepository table,
            MessageProgressRepository progress,
            MessageEventRepository events,
            DeliverySettings settings,
            Clock clock) {
        this.table = table;
        this.events = events;
        this.progress = progress;
        this.rule = new RetryRule(settings.giveUpAfter());
        this.clock = clock;
    }

    /** The state from now on; empty when somebody else has written one meanwhile. */
    @Transactional
    public Optional<DeliveryState> write(DeliveryAttempt attempt, DeliveryOutcome outcome) {
        return switch (outcome) {
            case DeliveryOutcome.Acknowledged(String text, String remark) ->
                answered(attempt, DeliveryState.SENT, text, remark);
            case DeliveryOutcome.Refused(String text, String reason) ->
                answered(attempt, DeliveryState.REFUSED, text, StorableText.of(reason));
            case DeliveryOutcome.Taken() -> taken(attempt);
            case DeliveryOutcome.Rejected(String error) ->
                failed(attempt, rule.rejected(attempt, error, clock.instant()));
            case DeliveryOutcome.Unavailable(String error) ->
                failed(attempt, rule.unavailable(attempt, error, table.failsAlone(attempt), clock.instant()));
        };
    }

    private Optional<DeliveryState> answered(
            DeliveryAttempt attempt, DeliveryState state, String acknowledgement, @Nullable String told) {
        if (!table.end(attempt, state, told)) {
            return Optional.empty();
        }
        progress.taken(attempt.messageUuid(), StorableText.of(acknowledgement));
        events.add(attempt.messageUuid(), state.label(), told);
        return Optional.of(state);
    }

    private Optional<DeliveryState> taken(DeliveryAttempt attempt) {
        if (!table.end(attempt, DeliveryState.SENT, null)) {
            return Optional.empty();
        }
        progress.taken(attempt.messageUuid(), null);
        events.add(attempt.messageUuid(), DeliveryState.SENT.label(), null);
        return Optional.of(DeliveryState.SENT);
    }

    private Optional<DeliveryState> failed(DeliveryAttempt attempt, RetryDecision verdict) {
        if (!table.fail(attempt, verdict)) {
            return Optional.empty();
        }
        String event = verdict.state() == DeliveryState.PENDING
                ? "attempt_failed"
                : verdict.state().label();
        events.add(attempt.messageUuid(), event, verdict.error());
        return Optional.of(verdict.state());
    }
}
