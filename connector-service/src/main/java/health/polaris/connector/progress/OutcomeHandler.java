package health.polaris.connector.progress;

import health.polaris.eventbus.consume.BatchEventHandler;
import health.polaris.eventbus.consume.ReceivedEvent;
import health.polaris.eventbus.contract.MessageOutcome;
import java.util.ArrayList;
import java.util.List;

/** Notes outcomes, as many as the queue holds in one transaction, in its order. */
record OutcomeHandler(MessageProgressService progress, OutcomeMeters meters)
        implements BatchEventHandler<MessageOutcome> {
    @Override
    public List<Rejection<MessageOutcome>> handle(List<ReceivedEvent<MessageOutcome>> batch) {
        List<MessageOutcome> complete = new ArrayList<>();
        List<Rejection<MessageOutcome>> rejections = new ArrayList<>();
        for (ReceivedEvent<MessageOutcome> received : batch) {
            if (received.event().complete()) {
                complete.add(received.event());
            } else {
                rejections.add(new Rejection<>(received, "message_uuid missing or outcome unknown"));
            }
        }
        progress.conclude(complete).forEach(meters::changed);
        return rejections;
    }
}
