package health.polaris.web.stream;

import health.polaris.common.security.Caller;
import health.polaris.common.security.CallerAuthentication;
import health.polaris.web.accessrecord.PersonsShown;
import health.polaris.web.database.DatabasePool;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One client that listens. Its events have an id where it may go on, the last of each look at the database:
 *
 * <pre>
 * event:encounter
 * data:{"uuid":"…","location_uuid":"…"}
 * id:AAAAAAAAAXw
 * </pre>
 *
 * so that a client that comes back after a cut may see some a second time, and misses none.
 */
final class OpenStream implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(OpenStream.class);

    /** When a client whose stream has ended comes back. */
    private static final Duration RETURN = Duration.ofSeconds(2);

    private final Changes changes;
    private final SseEmitter emitter;
    private final CallerAuthentication authentication;
    private final EventStreamSettings settings;
    private final PersonsShown persons;
    private final Clock clock;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Changes.Page first;
    private ChangeCursor place;
    private long spokeAt = System.nanoTime();

    OpenStream(
            Changes changes,
            ChangeCursor place,
            Changes.Page first,
            SseEmitter emitter,
            CallerAuthentication authentication,
            EventStreamSettings settings,
            PersonsShown persons,
            Clock clock) {
        this.changes = changes;
        this.place = place;
        this.first = first;
        this.emitter = emitter;
        this.authentication = authentication;
        this.settings = settings;
        this.persons = persons;
        this.clock = clock;
    }

    boolean isOfSameCaller(OpenStream other) {
        return caller().kind().equals(other.caller().kind())
                && caller().id().equals(other.caller().id());
    }

    private Caller caller() {
        return (Caller) authentication.getPrincipal();
    }

    /** The client has gone, or the replica goes. */
    void end() {
        ended.countDown();
    }

    @Override
    public void run() {
        try {
            emitter.send(SseEmitter.event().id(place.text()).reconnectTime(RETURN.toMillis()));
            tell(first);
            while (ended.getCount() > 0 && authentication.isGoodAt(clock.instant())) {
                tell(DatabasePool.during(DatabasePool.REQUESTS, () -> changes.after(place)));
            }
        } catch (IOException | IllegalStateException clientGone) {
            log.debug("A client has left its stream");
        } catch (DataAccessException | TransactionException away) {
            log.warn(
                    "A stream ends, and its client comes back: {}",
                    away.getClass().getSimpleName());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            complete();
        }
    }

    /** One whose client has gone is ended by the web server. */
    private void complete() {
        try {
            emitter.complete();
        } catch (IllegalStateException over) {
            log.debug("A stream was over already");
        }
    }

    private void tell(Changes.Page page) throws IOException, InterruptedException {
        place = page.next();
        if (!page.bodies().isEmpty()) {
            persons.record(page.bodies(), "GET", EventStreams.PATH, 200);
            send(page);
        } else if (System.nanoTime() - spokeAt > settings.heartbeat().toNanos()) {
            emitter.send(SseEmitter.event().comment("").id(place.text()));
            spokeAt = System.nanoTime();
        }
        if (page.bodies().isEmpty()) {
            ended.await(settings.look().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void send(Changes.Page page) throws IOException {
        for (Iterator<?> bodies = page.bodies().iterator(); bodies.hasNext(); ) {
            SseEmitter.SseEventBuilder event =
                    SseEmitter.event().name(changes.event()).data(bodies.next(), MediaType.APPLICATION_JSON);
            emitter.send(bodies.hasNext() ? event : event.id(place.text()));
        }
        spokeAt = System.nanoTime();
    }
}
