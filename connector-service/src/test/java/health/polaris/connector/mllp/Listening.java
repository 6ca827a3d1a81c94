package health.polaris.connector.mllp;

import health.polaris.testing.PolarisTest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.unit.DataSize;

/** A service with a listener by its settings, and further listeners with limits that a test can reach. */
@PolarisTest
@TestPropertySource(properties = {"MLLP_MAX_MESSAGE=10MB", "MLLP_CONNECTIONS_PER_SOURCE=250"})
abstract class Listening {

    @LocalServerPort
    int httpPort;

    @Autowired
    MllpListener listener;

    @Autowired
    MllpMessageHandler handler;

    @Autowired
    MeterRegistry meters;

    private final List<MllpListener> started = new ArrayList<>();

    @DynamicPropertySource
    static void listen(DynamicPropertyRegistry properties) {
        properties.add("MLLP_PORT", () -> "0");
    }

    @AfterEach
    void stop() throws Exception {
        for (MllpListener one : started) {
            stopped(one).get();
        }
    }

    /** Done when the listener has drained. */
    static CompletableFuture<Void> stopped(MllpListener one) {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        one.stop(() -> stopped.complete(null));
        return stopped;
    }

    MllpListener start(MllpSettings settings) throws Exception {
        return start(settings, new DefaultSslBundleRegistry());
    }

    MllpListener start(MllpSettings settings, SslBundles bundles) throws Exception {
        return start(settings, bundles, new MllpMeters(meters));
    }

    MllpListener start(MllpSettings settings, SslBundles bundles, MllpMeters counting) throws Exception {
        MllpListener one =
                new MllpListener(settings, new MllpAccess(settings), new MllpTls(settings, bundles), handler, counting);
        one.start();
        started.add(one);
        return one;
    }

    /** Every time limit is a second. */
    static MllpSettings narrow() {
        return settings(List.of(), "", ClientCertificate.NONE, 3);
    }

    static MllpSettings settings(
            List<String> allowedSources, String bundle, ClientCertificate certificate, int connections) {
        return settings(allowedSources, bundle, certificate, connections, connections);
    }

    static MllpSettings settings(
            List<String> allowedSources, String bundle, ClientCertificate certificate, int connections, int perSource) {
        Duration second = Duration.ofSeconds(1);
        return new MllpSettings(
                0,
                "127.0.0.1",
                allowedSources,
                bundle,
                certificate,
                connections,
                perSource,
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(2),
                5,
                Duration.ofSeconds(3),
                second,
                second,
                second,
                Duration.ofSeconds(15));
    }

    double counted(String name, String... tags) {
        Counter counter = meters.find(name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }
}
