package health.polaris.web.stream;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorKind;
import health.polaris.common.logging.RequestId;
import health.polaris.common.security.CallerAuthentication;
import health.polaris.common.security.Revocations;
import health.polaris.web.accessrecord.PersonsShown;
import health.polaris.web.request.CacheHeaderFilter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The streams that are open in this replica. Each is a virtual thread that asks the database, so that whichever replica
 * a client comes back to goes on where the last one has ended.
 */
public final class EventStreams implements SmartLifecycle {

    /** The same in every service that has one. */
    public static final String PATH = CacheHeaderFilter.EVENT_STREAM;

    /** Where a client goes on; sent by itself when a connection was lost (WHATWG HTML §9.2). */
    public static final String LAST_EVENT_ID = "Last-Event-ID";

    /** Events of one look at the database at most. */
    private static final int LONGEST_PAGE = 100;

    /**
     * After this a client begins anew: who left a ward is told for 24 hours, of which one is left to read all that has changed
     * meanwhile.
     */
    private static final Duration LONGEST_AWAY = Duration.ofHours(23);

    private static final String TOO_OLD = LAST_EVENT_ID + " is older than " + LONGEST_AWAY.toHours()
            + " hours, or of a list that was not read to its end: read the list anew, and begin without it";

    private final EventStreamSettings settings;
    private final PersonsShown persons;
    private final Revocations revocations;
    private final Clock clock;
    private final Counter refused;
    private final Set<OpenStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    EventStreams(
            EventStreamSettings settings,
            PersonsShown persons,
            Revocations revocations,
            Clock clock,
            MeterRegistry meters) {
        this.settings = settings;
        this.persons = persons;
        this.revocations = revocations;
        this.clock = clock;
        this.refused = Counter.builder("polaris.event.streams.refused")
                .description("Streams that were refused because too many were open")
                .register(meters);
        Gauge.builder("polaris.event.streams.open", open, Collection::size)
                .description("Streams that are open")
                .register(meters);
    }

    /**
     * The answer that tells the caller of changes until its token ends or is revoked, the client goes or this replica
     * stops.
     *
     * @param lastEventId behind which it begins; null: behind all that has changed so far
     * @throws ApiException 400 for an id behind which changes would be missed, or that was never given, 503 when too many
     *     are open
     */
    public ResponseEntity<SseEmitter> open(Changes changes, @Nullable String lastEventId) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication caller)) {
            throw ApiException.forbidden();
        }
        ChangeCursor begin = lastEventId == null || lastEventId.isBlank()
                ? changes.now().end(LONGEST_PAGE)
                : returning(ChangeCursor.of(LAST_EVENT_ID, lastEventId.strip(), LONGEST_PAGE));
        SseEmitter emitter = new SseEmitter(0L);
        OpenStream stream = new OpenStream(changes, begin, emitter, caller, () -> isGood(caller), settings, persons);
        admit(stream);
        try {
            // Asked for here, so that what cannot be answered is refused as any other request.
            stream.look();
        } catch (RuntimeException unanswered) {
            open.remove(stream);
            throw unanswered;
        }
        emitter.onCompletion(stream::end);
        emitter.onError(failure -> stream.end());
        String requestId = RequestId.current();
        Runnable telling = new DelegatingSecurityContextRunnable(() -> RequestId.during(requestId, stream));
        Thread.ofVirtual().name("event-stream").start(() -> {
            try {
                telling.run();
            } finally {
                open.remove(stream);
            }
        });
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                // A proxy that gathers an answer before it sends it on would hold events back.
                .header("X-Accel-Buffering", "no")
                .body(emitter);
    }

    private ChangeCursor returning(ChangeCursor place) {
        if (place.readUpTo().isBefore(clock.instant().minus(LONGEST_AWAY))) {
            throw ApiException.invalid(TOO_OLD);
        }
        return place;
    }

    private boolean isGood(CallerAuthentication caller) {
        return caller.isGoodAt(clock.instant()) && !caller.isRevoked(revocations);
    }

    private synchronized void admit(OpenStream stream) {
        long ofCaller = open.stream().filter(stream::isOfSameCaller).count();
        if (!running || open.size() >= settings.most() || ofCaller >= settings.perCaller()) {
            refused.increment();
            throw new ApiException(
                    ErrorKind.UNAVAILABLE,
                    ofCaller >= settings.perCaller()
                            ? "%d streams of this caller are open already: close one".formatted(ofCaller)
                            : "Too many streams are open: poll, or try again later");
        }
        open.add(stream);
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for its requests, of which a stream would be one without an end. */
    @Override
    public void stop() {
        running = false;
        open.forEach(OpenStream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }
}
