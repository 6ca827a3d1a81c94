package health.polaris.eventbus;

import health.polaris.eventbus.consume.EventHandler;
import health.polaris.eventbus.consume.ReceivedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does what the test says, and keeps what it has handled in the order in which it was done. */
public class ScriptedHandler implements EventHandler<Step> {

    private final List<Step> handled = new CopyOnWriteArrayList<>();
    private volatile Consumer<ReceivedEvent<Step>> action = received -> {};
    private volatile BiConsumer<@Nullable ReceivedEvent<Step>, String> refusal = (received, reason) -> {};
    private volatile Runnable probe = () -> {};

    public void does(Consumer<ReceivedEvent<Step>> newAction) {
        handled.clear();
        action = newAction;
        refusal = (received, reason) -> {};
        probe = () -> {};
    }

    public void onProbe(Runnable newProbe) {
        probe = newProbe;
    }

    public void onRefusal(BiConsumer<@Nullable ReceivedEvent<Step>, String> newRefusal) {
        refusal = newRefusal;
    }

    public List<Step> handled() {
        return handled;
    }

    public List<Integer> numbers() {
        return handled.stream().map(Step::number).toList();
    }

    @Override
    public void handle(ReceivedEvent<Step> received) {
        action.accept(received);
        handled.add(received.event());
    }

    @Override
    public void rejected(@Nullable ReceivedEvent<Step> received, String reason) {
        refusal.accept(received, reason);
    }

    @Override
    public void probe() {
        probe.run();
    }
}
