package health.polaris.connector.progress;

import health.polaris.eventbus.InboundMessage;
import health.polaris.eventbus.MessageHandler;
import java.util.Set;

/** Notes outcomes; those of one message one after another. */
final class OutcomeHandler implements MessageHandler {

    private final MessageProgressService progress;

    OutcomeHandler(MessageProgressService progress) {
        this.progress = progress;
    }

    @Override
    public Set<String> lanes(InboundMessage message) {
        return Set.of(outcome(message).messageUuid());
    }

    @Override
    public void handle(InboundMessage message) {
        progress.conclude(outcome(message));
    }

    private static MessageOutcome outcome(InboundMessage message) {
        MessageOutcome outcome = message.as(MessageOutcome.class);
        outcome.check();
        return outcome;
    }
}
