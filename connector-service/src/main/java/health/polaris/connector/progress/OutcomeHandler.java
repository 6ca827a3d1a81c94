package health.polaris.connector.progress;

import health.polaris.eventbus.consume.EventHandler;
import health.polaris.eventbus.consume.ReceivedEvent;
import health.polaris.eventbus.contract.MessageOutcome;
import health.polaris.eventbus.contract.RejectedMessageException;

/** Notes outcomes; those of one message one after another. */
final class OutcomeHandler implements EventHandler<MessageOutcome> {

    private final MessageProgressService progress;
    private final OutcomeMeters meters;

    OutcomeHandler(MessageProgressService progress, OutcomeMeters meters) {
        this.progress = progress;
        this.meters = meters;
    }

    @Override
    public void handle(ReceivedEvent<MessageOutcome> received) {
        MessageOutcome outcome = received.event();
        if (!outcome.complete()) {
            throw new RejectedMessageException("message_uuid missing or outcome unknown");
        }
        progress.conclude(outcome).ifPresent(changed -> meters.changed(changed.former(), outcome.outcome()));
    }
}
