package health.polaris.eventbus.publish;

import health.polaris.eventbus.broker.BrokerException;
import health.polaris.eventbus.broker.BrokerLink;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.broker.Topology;
import health.polaris.eventbus.trace.Traces;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings what the outbox holds to the broker: one thread, in the one replica that leads. It sleeps until something is
 * committed or confirmed, and else looks once a second. Without database or broker it tries once a second, and reads
 * nothing meanwhile.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Leadership leadership;
    private final BrokerLink link;
    private final Topology topology;
    private final MessagingSettings settings;
    private final Refusals refusals;
    private final RelayMeters meters;
    private final Traces traces;
    private final Semaphore news = new Semaphore(0);
    private final AtomicBoolean committed = new AtomicBoolean();
    private @Nullable Publication publication;
    private long pausedUntil = System.nanoTime();
    private boolean troubled;
    private @Nullable Thread thread;
    private volatile boolean running;

    OutboxRelay(
            Leadership leadership,
            BrokerLink link,
            Topology topology,
            MessagingSettings settings,
            RelayMeters meters,
            Traces traces) {
        this.leadership = leadership;
        this.link = link;
        this.topology = topology;
        this.settings = settings;
        this.refusals = new Refusals(settings.refusedAfter());
        this.meters = meters;
        this.traces = traces;
    }

    /** Events were committed. */
    void wake() {
        committed.set(true);
        news.release();
    }

    @Override
    public void start() {
        if (!settings.disabled()) {
            running = true;
            thread = Thread.ofPlatform().daemon().name("outbox-relay").start(this::run);
        }
    }

    private void run() {
        try {
            while (running) {
                sleep(round());
            }
        } finally {
            finish();
        }
    }

    /** Nothing ends the relay but a stop: an event that makes it fail is tried again, by whoever leads then. */
    private Duration round() {
        long now = System.nanoTime();
        if (pausedUntil - now > 0) {
            return Duration.ofNanos(pausedUntil - now);
        }
        try {
            RelaySession session = leadership.take();
            return session == null ? pause() : publish(session);
        } catch (BrokerException away) {
            endPublication();
            link.lost(away.getCause());
            return pause();
        } catch (RuntimeException | Error failure) {
            note(failure);
            resign();
            return pause();
        }
    }

    private Duration publish(RelaySession session) {
        Publication current = publication;
        if (current == null) {
            PipelinedChannel channel = new PipelinedChannel(link, news::release);
            current = new Publication(session, channel, topology, settings, refusals, meters, traces);
            publication = current;
        }
        if (committed.getAndSet(false)) {
            current.announce();
        }
        Duration wait = step(current);
        troubled = false;
        if (current.isOver()) {
            current.finish();
            endPublication();
            return pause();
        }
        return wait;
    }

    private static Duration step(Publication current) {
        try {
            return current.step();
        } catch (BrokerException away) {
            current.finish();
            throw away;
        }
    }

    private Duration pause() {
        pausedUntil = System.nanoTime() + PAUSE.toNanos();
        return PAUSE;
    }

    /** Without the text, which may quote values. */
    private void note(Throwable away) {
        if (!troubled) {
            log.warn(
                    "The outbox is not relayed, tried again each second: {}",
                    away.getClass().getSimpleName());
        }
        troubled = true;
    }

    private void sleep(Duration longest) {
        try {
            if (news.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endPublication() {
        Publication ended = publication;
        publication = null;
        if (ended != null) {
            ended.close();
        }
    }

    /** What is on its way is confirmed and deleted, or else it would be sent twice. */
    private void finish() {
        long until = System.nanoTime() + settings.confirmTimeout().toNanos();
        try {
            while (publication != null && !publication.isIdle() && until - System.nanoTime() > 0) {
                sleep(Duration.ofMillis(50));
            }
            if (publication != null) {
                publication.finish();
            }
        } catch (RuntimeException | Error failure) {
            note(failure);
        } finally {
            resign();
        }
    }

    private void resign() {
        try {
            endPublication();
        } finally {
            leadership.resign();
        }
    }

    /** Stops after whatever publishes, because it stops in the reverse order of starting. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void stop() {
        running = false;
        news.release();
        if (thread != null) {
            join(thread);
            thread = null;
        }
    }

    private void join(Thread relaying) {
        try {
            if (!relaying.join(settings.confirmTimeout().plusSeconds(1))) {
                log.warn("The outbox did not end in time; what the broker has not confirmed is sent again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
