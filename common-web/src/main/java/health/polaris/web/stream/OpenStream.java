package health.polaris.web.stream;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Caller;
import health.polaris.common.security.CallerAuthentication;
import health.polaris.web.accessrecord.PersonsShown;
import health.polaris.web.database.DatabasePool;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
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
 * id:AAAAAAAAAXxpLZ3AO5dKfQ
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
    private final BooleanSupplier tokenIsGood;
    private final EventStreamSettings settings;
    private final PersonsShown persons;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ChangeCursor begin;
    private Changes.Page page;
    private long spokeAt = System.nanoTime();

    OpenStream(
            Changes changes,
            ChangeCursor begin,
            SseEmitter emitter,
            CallerAuthentication authentication,
            BooleanSupplier tokenIsGood,
            EventStreamSettings settings,
            PersonsShown persons) {
        this.changes = changes;
        this.begin = begin;
        this.page = new Changes.Page(List.of(), begin);
        this.emitter = emitter;
        this.authentication = authentication;
        this.tokenIsGood = tokenIsGood;
        this.settings = settings;
        this.persons = persons;
    }

    /** Asks for what has changed behind the last look. */
    void look() {
        page = DatabasePool.during(DatabasePool.REQUESTS, () -> changes.after(page.next()));
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
            emitter.send(SseEmitter.event().id(begin.text()).reconnectTime(RETURN.toMillis()));
            tell();
            while (ended.getCount() > 0 && tokenIsGood.getAsBoolean()) {
                look();
                tell();
            }
        } catch (IOException | IllegalStateException clientGone) {
            log.debug("A client has left its stream");
        } catch (ApiException refused) {
            log.debug("A stream ends: its reader may no longer see what it tells of");
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

    private void tell() throws IOException, InterruptedException {
        if (!page.bodies().isEmpty()) {
            persons.record(page.bodies(), "GET", EventStreams.PATH, 200);
            send();
            return;
        }
        if (System.nanoTime() - spokeAt > settings.heartbeat().toNanos()) {
            emitter.send(SseEmitter.event().comment("").id(page.next().text()));
            spokeAt = System.nanoTime();
        }
        ended.await(settings.look().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void send() throws IOException {
        for (Iterator<?> bodies = page.bodies().iterator(); bodies.hasNext(); ) {
            SseEmitter.SseEventBuilder event =
                    SseEmitter.event().name(changes.event()).data(bodies.next(), MediaType.APPLICATION_JSON);
            emitter.send(bodies.hasNext() ? event : event.id(page.next().text()));
        }
        spokeAt = System.nanoTime();
    }
}
