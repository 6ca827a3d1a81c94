package health.polaris.integration;

import health.polaris.integration.Recording.Moment;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What goes wrong, as a scraper sees it. Each scene becomes a file that promtool holds against the alert rules
 * ({@code deploy/prometheus/check.sh}): which of them fire, and that no other does. Told by {@code integration-tests/alerts}.
 */
abstract class RecordedScenes {

    private static final Path TESTS = Suite.ROOT.resolve("deploy/prometheus/tests");

    final Epr epr = new Epr(Installation.connector(), Installation.eprAdapter());
    private final Recording recording = new Recording();
    private final List<Thread> feeds = new ArrayList<>();
    private volatile boolean feeding = true;

    /** Three messages a second, whatever becomes of them. */
    private void feed(Consumer<String> transport) {
        feeds.add(Thread.ofVirtual().start(() -> {
            Stay stay = Stay.fresh();
            for (int message = 0; feeding; message++) {
                if (message == Stay.MESSAGES) {
                    stay = Stay.fresh();
                    message = 0;
                }
                try {
                    transport.accept(stay.hl7(message));
                    TimeUnit.MILLISECONDS.sleep(300);
                } catch (UncheckedIOException away) {
                    // The next one is tried.
                } catch (InterruptedException ending) {
                    return;
                }
            }
        }));
    }

    /** As many over MLLP beside those over HTTP. */
    final void feedOverMllp() {
        MllpRoad road = new MllpRoad(Installation.mllpPort().orElseThrow());
        feed(road::isTaken);
    }

    @BeforeEach
    void begin() throws InterruptedException {
        feed(epr::post);
        recorded(Duration.ofMinutes(1));
    }

    @AfterEach
    void end() throws InterruptedException {
        feeding = false;
        for (Thread feed : feeds) {
            feed.join();
        }
        StubEpr.shared().recover();
    }

    final void recorded(Duration time) throws InterruptedException {
        for (long look = 0; look < time.dividedBy(Recording.PAUSE); look++) {
            Instant next = Instant.now().plus(Recording.PAUSE);
            recording.look();
            Thread.sleep(Duration.between(Instant.now(), next));
        }
    }

    static Moment after(Duration later, String... firing) {
        return new Moment(later, Set.of(firing));
    }

    final void write(String scene, Moment... moments) {
        recording.write(TESTS.resolve("recorded-%s.yml".formatted(scene.replace(' ', '-'))), scene, List.of(moments));
    }
}
