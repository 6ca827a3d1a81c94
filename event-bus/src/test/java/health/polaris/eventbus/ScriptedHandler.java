package health.polaris.eventbus;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Does what the test says, and keeps what it has handled in the order in which it was done. */
class ScriptedHandler implements MessageHandler {

    private final List<Step> handled = new CopyOnWriteArrayList<>();
    private volatile Consumer<InboundMessage> action = message -> {};
    private volatile BiConsumer<InboundMessage, String> refusal = (message, reason) -> {};
    private volatile Runnable probe = () -> {};

    /** The body of most test messages; one lane per key. */
    record Step(String key, int number) {}

    void does(Consumer<InboundMessage> newAction) {
        handled.clear();
        action = newAction;
        refusal = (message, reason) -> {};
        probe = () -> {};
    }

    void onProbe(Runnable newProbe) {
        probe = newProbe;
    }

    void onRefusal(BiConsumer<InboundMessage, String> newRefusal) {
        refusal = newRefusal;
    }

    List<Step> handled() {
        return handled;
    }

    List<Integer> numbers() {
        return handled.stream().map(Step::number).toList();
    }

    @Override
    public Set<String> lanes(InboundMessage message) {
        return Set.of(message.as(Step.class).key());
    }

    @Override
    public void handle(InboundMessage message) {
        action.accept(message);
        handled.add(message.as(Step.class));
    }

    @Override
    public void rejected(InboundMessage message, String reason) {
        refusal.accept(message, reason);
    }

    @Override
    public void probe() {
        probe.run();
    }
}
