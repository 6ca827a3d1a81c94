package health.polaris.connector.delivery.attempt;

import health.polaris.connector.delivery.DeliveryDue;
import health.polaris.connector.delivery.DeliverySettings;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Looks for what is due: when told, when something has ended, and every half second. */
class DeliveryScheduler implements SmartLifecycle {

    private final List<DeliveryWorker> workers;
    private final DeliverySettings settings;
    private final DeliveryLog journal;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile @Nullable ScheduledExecutorService thread;

    /** @param workers of the destinations that are on; they call {@link #wakeUp} */
    DeliveryScheduler(List<DeliveryWorker> workers, DeliverySettings settings, DeliveryLog journal) {
        this.workers = workers;
        this.settings = settings;
        this.journal = journal;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void stored(DeliveryDue due) {
        wakeUp();
    }

    /** Looks soon; many calls are as good as one. */
    void wakeUp() {
        ScheduledExecutorService polling = thread;
        if (polling != null && told.compareAndSet(false, true)) {
            try {
                polling.execute(this::poll);
            } catch (RejectedExecutionException stopping) {
                told.set(false);
            }
        }
    }

    /** What is thrown out of it would end the polling for good. */
    private void poll() {
        told.set(false);
        for (DeliveryWorker worker : workers) {
            try {
                worker.poll();
            } catch (RuntimeException | Error failure) {
                journal.notPolled(failure);
            }
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService polling = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("deliveries").factory());
        long poll = settings.poll().toMillis();
        polling.scheduleWithFixedDelay(this::poll, poll, poll, TimeUnit.MILLISECONDS);
        thread = polling;
    }

    /** Before the database goes: what is being sent is written down. */
    @Override
    public void stop() {
        ScheduledExecutorService polling = thread;
        thread = null;
        if (polling != null) {
            polling.shutdownNow();
            awaitIdle();
        }
    }

    private void awaitIdle() {
        try {
            for (DeliveryWorker worker : workers) {
                worker.awaitIdle(settings.timeout().toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
