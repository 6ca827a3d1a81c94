package health.polaris.connector.progress;

import health.polaris.eventbus.consume.EventHandler;
import health.polaris.eventbus.consume.ReceivedEvent;
import health.polaris.eventbus.contract.MessageOutcome;
import health.polaris.eventbus.contract.RejectedMessageException;

/** Notes outcomes; those of one message one after another. */
final class OutcomeHandler implements EventHandler<MessageOutcome> {

    private final MessageProgressService progress;

    OutcomeHandler(MessageProgressService progress) {
        this.progress = progress;
    }

    @Override
    public void handle(ReceivedEvent<MessageOutcome> received) {
        MessageOutcome outcome = received.event();
        if (!outcome.complete()) {
            throw new RejectedMessageException("message_uuid missing or outcome unknown");
        }
        progress.conclude(outcome);
    }
}
