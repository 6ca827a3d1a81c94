package health.polaris.connector.mllp;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static health.polaris.connector.mllp.Engine.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import health.polaris.backing.tls.Certificates;
import health.polaris.connector.Feed;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

class MllpTlsTest extends Listening {

    private static final String BUNDLE = "mllp";

    @TempDir
    private static Path folder;

    private static @Nullable Certificates server;
    private static @Nullable Certificates client;
    private static @Nullable Certificates stranger;

    @BeforeAll
    static void make() throws Exception {
        server = Certificates.make(folder, "server");
        client = Certificates.make(folder, "client");
        stranger = Certificates.make(folder, "stranger");
    }

    private MllpListener start(ClientCertificate certificate) throws Exception {
        return start(settings(List.of(), BUNDLE, certificate, 10), bundles());
    }

    private static DefaultSslBundleRegistry bundles() throws Exception {
        return new DefaultSslBundleRegistry(BUNDLE, bundle(known(server)));
    }

    private static SslBundle bundle(Certificates own) throws Exception {
        PemSslStoreDetails keys =
                PemSslStoreDetails.forCertificate(own.certificatePem()).withPrivateKey(own.keyPem());
        PemSslStoreDetails trusted =
                PemSslStoreDetails.forCertificate(known(client).certificatePem());
        return SslBundle.of(new PemSslStoreBundle(keys, trusted));
    }

    private static Certificates known(@Nullable Certificates one) {
        return Objects.requireNonNull(one);
    }

    private static Engine connect(int port, Certificates trusted, @Nullable Certificates shown) throws Exception {
        SSLSocket socket =
                (SSLSocket) trusted.trustedBy(shown).getSocketFactory().createSocket("127.0.0.1", port);
        return new Engine(socket);
    }

    private static void assertServes(int port, @Nullable Certificates shown) throws Exception {
        String controlId = fresh("MC-");
        try (Engine engine = connect(port, known(server), shown)) {
            assertThat(verdict(engine.ask(admission(controlId, fresh("M"))))).isEqualTo("AA " + controlId);
            assertThat(verdict(engine.ask(admission(controlId, fresh("M"))))).isEqualTo("AR " + controlId);
        }
    }

    private void assertRefuses(int port, @Nullable Certificates shown) {
        double before = counted("polaris.mllp.ended.connections", "reason", "handshake_failed");
        assertThatThrownBy(() -> {
                    try (Engine engine = connect(port, known(server), shown)) {
                        engine.ask(admission(fresh("MC-"), fresh("M")));
                    }
                })
                .isInstanceOfAny(IOException.class, AssertionError.class);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> counted("polaris.mllp.ended.connections", "reason", "handshake_failed") > before);
    }

    @Test
    void asksForNoCertificateUnlessToldTo() throws Exception {
        int port = start(ClientCertificate.NONE).port();
        assertServes(port, null);
        assertServes(port, known(client));
    }

    @Test
    void takesAnOptionalCertificate() throws Exception {
        int port = start(ClientCertificate.OPTIONAL).port();
        assertServes(port, null);
        assertServes(port, known(client));
    }

    @Test
    void storesWhoseCertificateWasShown() throws Exception {
        int port = start(ClientCertificate.OPTIONAL).port();
        String controlId = fresh("MC-");
        try (Engine engine = connect(port, known(server), known(client))) {
            engine.ask(admission(controlId, fresh("M")));
        }
        assertThat(new Feed(httpPort)
                        .search("/" + controlId)
                        .get(0)
                        .path("source")
                        .asString())
                .isEqualTo("CN=client");
    }

    @Test
    void turnsAwayWhoHasNoTrustedCertificateWhenItIsRequired() throws Exception {
        int port = start(ClientCertificate.REQUIRED).port();
        assertServes(port, known(client));
        assertRefuses(port, null);
        assertRefuses(port, known(stranger));
    }

    @Test
    void turnsAwayWhoSpeaksNoTls() throws Exception {
        double before = counted("polaris.mllp.ended.connections", "reason", "handshake_failed");
        try (Engine plain = new Engine(start(ClientCertificate.NONE).port())) {
            plain.send(admission(fresh("MC-"), fresh("M")));
            while (plain.socket().getInputStream().read() >= 0) {
                // The alert that says so in the other language.
            }
        } catch (SocketException reset) {
            // That is a way to turn away, too.
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> counted("polaris.mllp.ended.connections", "reason", "handshake_failed") > before);
    }

    @Test
    void doesNotWaitForAHandshakeForEver() throws Exception {
        double before = counted("polaris.mllp.ended.connections", "reason", "handshake_timeout");
        try (Engine silent = new Engine(start(ClientCertificate.NONE).port())) {
            silent.expectClosed();
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> counted("polaris.mllp.ended.connections", "reason", "handshake_timeout") > before);
    }

    @Test
    void newConnectionsUseTheNewCertificate() throws Exception {
        DefaultSslBundleRegistry bundles = bundles();
        int port = start(settings(List.of(), BUNDLE, ClientCertificate.NONE, 10), bundles)
                .port();
        assertServes(port, null);
        bundles.updateBundle(BUNDLE, bundle(known(stranger)));
        try (Engine engine = connect(port, known(stranger), null)) {
            assertThat(verdict(engine.ask(admission(fresh("MC-"), fresh("M"))))).startsWith("AA ");
        }
    }

    @Test
    void aSenderThatNeverReadsHoldsNothingUpWithTlsEither() throws Exception {
        double before = counted("polaris.mllp.ended.connections", "reason", "write_timeout");
        int port = start(ClientCertificate.NONE).port();
        byte[] message = Engine.framed(admission(fresh("MC-") + "y".repeat(1_000_000), fresh("M")));
        try (Engine deaf = connect(port, known(server), null)) {
            Thread.ofVirtual().start(() -> {
                try {
                    for (int index = 0; index < 20; index++) {
                        deaf.send(message);
                    }
                } catch (IOException closed) {
                    // As it should be.
                }
            });
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> counted("polaris.mllp.ended.connections", "reason", "write_timeout") > before);
        }
        assertServes(port, null);
    }

    @Test
    void doesNotStartWithoutTheBundle() {
        assertThatThrownBy(() -> start(settings(List.of(), "unknown", ClientCertificate.NONE, 1)))
                .isInstanceOf(NoSuchSslBundleException.class);
    }
}
