package health.polaris.eventbus.consume;

import health.polaris.eventbus.broker.MessagingSettings;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Starts consuming when the application is ready, and stops before anything that handlers need goes away. */
final class QueueSubscriptions implements SmartLifecycle {

    private final List<QueueSubscription> subscriptions;
    private final MessagingSettings settings;
    private volatile boolean running;

    QueueSubscriptions(List<QueueSubscription> subscriptions, MessagingSettings settings) {
        this.subscriptions = subscriptions;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
        if (!settings.disabled()) {
            subscriptions.forEach(QueueSubscription::start);
        }
    }

    @Override
    public void stop() {
        subscriptions.forEach(QueueSubscription::stop);
        running = false;
        if (!settings.disabled()) {
            awaitStopped();
        }
    }

    private void awaitStopped() {
        try {
            for (QueueSubscription subscription : subscriptions) {
                subscription.awaitStopped(settings.drainTimeout().plusSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
