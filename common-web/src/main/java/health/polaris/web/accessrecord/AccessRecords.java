package health.polaris.web.accessrecord;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Stores access records in batches, off the threads of the requests. Where too many wait, because the database is slow or
 * away, a request stores its own before it answers, and is answered 503 when it cannot: nobody is shown without a record.
 */
final class AccessRecords implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AccessRecords.class);

    static final int ROOM = 10_000;

    private static final int BATCH = 500;
    /** What comes within it is stored together; what a process that is killed may lose. */
    private static final Duration GATHERING = Duration.ofMillis(200);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(20);
    private static final Duration MAINTENANCE = Duration.ofHours(12);
    /** Below that of the web server, which has answered everybody when this ends. */
    private static final int PHASE = 0;

    private final BlockingQueue<AccessRecord> waiting;
    private final AccessRecordTable table;
    private final Duration kept;
    private final Counter written;
    private final Counter inRequest;
    private final Counter failures;
    private volatile boolean running;
    private volatile long endsAt = Long.MAX_VALUE;
    private long maintainedAt;
    private @Nullable Thread writer;

    /** @param room for records that wait */
    AccessRecords(AccessRecordTable table, Duration kept, int room, MeterRegistry meters) {
        this.waiting = new ArrayBlockingQueue<>(room);
        this.table = table;
        this.kept = kept;
        this.written = Counter.builder("polaris.access.records.written")
                .description("Access records that are stored")
                .register(meters);
        this.inRequest = Counter.builder("polaris.access.records.in.request")
                .description("Access records that a request stored itself, because too many waited")
                .register(meters);
        this.failures = Counter.builder("polaris.access.records.failures")
                .description("Attempts to store access records that failed")
                .register(meters);
        Gauge.builder("polaris.access.records.waiting", waiting, BlockingQueue::size)
                .description("Access records that wait to be stored")
                .register(meters);
    }

    /** Takes one; it is stored soon, or on return. */
    void add(AccessRecord access) {
        if (running && waiting.offer(access)) {
            return;
        }
        inRequest.increment();
        try {
            table.add(List.of(access));
            written.increment();
        } catch (DataAccessException | TransactionException failure) {
            failures.increment();
            throw failure;
        }
    }

    @Override
    public void start() {
        running = true;
        writer = Thread.ofPlatform().name("access-records").daemon().start(this::write);
    }

    /** Nothing ends it but a stop: else records would wait until there is no room, and every request would store its own. */
    private void write() {
        maintain();
        while (running || !waiting.isEmpty()) {
            List<AccessRecord> batch = gather();
            if (!batch.isEmpty()) {
                store(batch);
            }
            if (System.nanoTime() - maintainedAt > MAINTENANCE.toNanos()) {
                maintain();
            }
        }
    }

    private List<AccessRecord> gather() {
        List<AccessRecord> batch = new ArrayList<>();
        try {
            AccessRecord first = waiting.poll(GATHERING.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                if (running) {
                    Thread.sleep(GATHERING);
                }
            }
        } catch (InterruptedException ending) {
            // What waits is stored now.
        }
        waiting.drainTo(batch, BATCH - batch.size());
        return batch;
    }

    private void store(List<AccessRecord> batch) {
        boolean stored = attempt(batch);
        while (!stored && System.nanoTime() < endsAt) {
            pause();
            // The month may have no table yet.
            maintain();
            stored = attempt(batch);
        }
        if (!stored) {
            batch.forEach(access -> log.error("Not stored before the end: {}", access));
        }
    }

    private boolean attempt(List<AccessRecord> batch) {
        try {
            table.add(batch);
            written.increment(batch.size());
            return true;
        } catch (RuntimeException | Error failure) {
            failures.increment();
            log.warn(
                    "{} access records wait to be stored: {}",
                    batch.size(),
                    failure.getClass().getSimpleName());
            return false;
        }
    }

    private void maintain() {
        maintainedAt = System.nanoTime();
        try {
            table.maintain(kept);
        } catch (RuntimeException | Error failure) {
            failures.increment();
            log.warn(
                    "The tables of access records could not be looked after: {}",
                    failure.getClass().getSimpleName());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException ending) {
            // Tried at once.
        }
    }

    /** Returns when everything is stored, or after 20 seconds. */
    @Override
    public void stop() {
        Thread stopping = writer;
        endsAt = System.nanoTime() + PATIENCE_AT_THE_END.toNanos();
        running = false;
        if (stopping != null) {
            stopping.interrupt();
            try {
                stopping.join(PATIENCE_AT_THE_END.plus(PAUSE));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
