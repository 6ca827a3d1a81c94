package health.polaris.connector.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import health.polaris.backing.tls.Certificates;
import health.polaris.connector.delivery.DeliveryOutcome;
import health.polaris.connector.delivery.DeliverySettings;
import health.polaris.connector.delivery.OutgoingMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Observations over MLLP with TLS: whom we trust, whom we show ourselves to, and one connection for all. */
class EprMllpTlsTest {

    private static final String BUNDLE = "epr";
    private static final DeliverySettings DELIVERIES = new DeliverySettings(
            Duration.ofHours(24), Duration.ofSeconds(10), Duration.ofSeconds(45), 8, Duration.ofMillis(500));
    private static final OutgoingMessage MESSAGE =
            new OutgoingMessage("MSH|^~\\&|D|S|E|T|20240312||ORU^R01^ORU_R01|MC-1|P|2.6\r", "request");

    @TempDir
    private static Path folder;

    private static @Nullable Certificates epr;
    private static @Nullable Certificates ours;
    private static @Nullable Certificates stranger;

    private @Nullable MllpStub stub;
    private @Nullable EprMllp sender;

    @BeforeAll
    static void make() throws Exception {
        epr = Certificates.make(folder, "epr");
        ours = Certificates.make(folder, "ours");
        stranger = Certificates.make(folder, "stranger");
    }

    @BeforeEach
    void listen() throws Exception {
        stub = MllpStub.secured(known(epr), known(ours), "127.0.0.1");
    }

    @AfterEach
    void hangUp() throws Exception {
        known(stub).close();
        if (sender != null) {
            sender.close();
        }
    }

    private static <T> T known(@Nullable T one) {
        return Objects.requireNonNull(one);
    }

    /** @param shown null: no certificate of ours */
    private static SslBundle bundle(@Nullable Certificates shown, Certificates trusted) throws Exception {
        PemSslStoreDetails keys = shown == null
                ? null
                : PemSslStoreDetails.forCertificate(shown.certificatePem()).withPrivateKey(shown.keyPem());
        return SslBundle.of(new PemSslStoreBundle(keys, PemSslStoreDetails.forCertificate(trusted.certificatePem())));
    }

    private DeliveryOutcome send(DefaultSslBundleRegistry bundles, String host) {
        if (sender == null) {
            sender = new EprMllp(new EprMllpSettings(host, known(stub).port(), BUNDLE), DELIVERIES, bundles);
        }
        return sender.send(MESSAGE);
    }

    private DeliveryOutcome send(@Nullable Certificates shown, Certificates trusted) throws Exception {
        return send(new DefaultSslBundleRegistry(BUNDLE, bundle(shown, trusted)), "127.0.0.1");
    }

    @Test
    void sendsAllOverOneConnection() throws Exception {
        DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry(BUNDLE, bundle(ours, known(epr)));
        for (int index = 0; index < 3; index++) {
            assertThat(send(bundles, "localhost")).isInstanceOf(DeliveryOutcome.Acknowledged.class);
        }
        assertThat(known(stub).connections()).isEqualTo(1);
        assertThat(known(stub).texts()).hasSize(3);
    }

    /** What is said before we ask is the answer to nothing. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void opensAnotherConnectionWhenTheOldOneIsSpoilt(boolean byWords) throws Exception {
        assertThat(send(ours, known(epr))).isInstanceOf(DeliveryOutcome.Acknowledged.class);
        if (byWords) {
            known(stub).say(MllpStub.accepting("MC-1"));
        } else {
            known(stub).hangUp();
        }
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(send(ours, known(epr))).isInstanceOf(DeliveryOutcome.Acknowledged.class);
            assertThat(known(stub).connections()).isEqualTo(2);
        });
    }

    @Test
    void aNewCertificateHoldsFromTheNextConnectionOn() throws Exception {
        DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry(BUNDLE, bundle(stranger, known(epr)));
        assertThat(send(bundles, "127.0.0.1")).isInstanceOf(DeliveryOutcome.Unavailable.class);
        bundles.updateBundle(BUNDLE, bundle(ours, known(epr)));
        assertThat(send(bundles, "127.0.0.1")).isInstanceOf(DeliveryOutcome.Acknowledged.class);
    }

    @Test
    void sendsNothingToAStranger() throws Exception {
        assertThat(send(ours, known(stranger))).isEqualTo(new DeliveryOutcome.Unavailable("TLS failed"));
        assertThat(known(stub).texts()).isEmpty();
    }

    @Test
    void sendsNothingToACertificateOfAnotherHost() throws Exception {
        try (MllpStub elsewhere = MllpStub.secured(known(epr), known(ours), "127.0.0.2")) {
            EprMllp other = new EprMllp(
                    new EprMllpSettings("127.0.0.2", elsewhere.port(), BUNDLE),
                    DELIVERIES,
                    new DefaultSslBundleRegistry(BUNDLE, bundle(ours, known(epr))));
            assertThat(other.send(MESSAGE)).isEqualTo(new DeliveryOutcome.Unavailable("TLS failed"));
            assertThat(elsewhere.texts()).isEmpty();
        }
    }

    /** In TLS 1.3 the other side says so after the handshake, when we wait for its answer. */
    @Test
    void isNotAnsweredWithoutTheCertificateThatIsAskedFor() throws Exception {
        assertThat(send(null, known(epr))).isInstanceOf(DeliveryOutcome.Unavailable.class);
        assertThat(known(stub).texts()).isEmpty();
    }

    @Test
    void doesNotStartWithoutTheBundle() {
        assertThatThrownBy(() -> send(new DefaultSslBundleRegistry(), "127.0.0.1"))
                .isInstanceOf(NoSuchSslBundleException.class);
    }
}
