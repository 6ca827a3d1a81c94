package health.polaris.eventbus;

import health.polaris.eventbus.consume.BatchEventHandler;
import health.polaris.eventbus.consume.ReceivedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does with batches what the test says, and keeps those that it has handled. */
public class ScriptedBatchHandler implements BatchEventHandler<Step> {

    private static final Function<List<ReceivedEvent<Step>>, List<Rejection<Step>>> NOTHING = batch -> List.of();

    private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile Function<List<ReceivedEvent<Step>>, List<Rejection<Step>>> action = NOTHING;

    public void does(Function<List<ReceivedEvent<Step>>, List<Rejection<Step>>> newAction) {
        batches.clear();
        told.clear();
        action = newAction;
    }

    public void doesNothing() {
        does(NOTHING);
    }

    /** The numbers of each batch that was handled. */
    public List<List<Integer>> batches() {
        return batches;
    }

    public List<Integer> numbers() {
        return batches.stream().flatMap(List::stream).toList();
    }

    /** Reasons of rejections. */
    public List<String> told() {
        return told;
    }

    @Override
    public List<Rejection<Step>> handle(List<ReceivedEvent<Step>> batch) {
        List<Rejection<Step>> rejections = action.apply(batch);
        batches.add(batch.stream().map(received -> received.event().number()).toList());
        return rejections;
    }

    @Override
    public void rejected(@Nullable ReceivedEvent<Step> received, String reason) {
        told.add(reason);
    }
}
