package health.polaris.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import health.polaris.backing.tls.Certificates;
import health.polaris.backing.tls.TlsDoor;
import health.polaris.common.dependency.OutwardHttp;
import health.polaris.common.probe.Probe;
import health.polaris.common.security.Claims;
import health.polaris.common.security.TestKeys;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Adapters and whoever publishes keys, behind TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutwardTlsTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private String trusted = "";
    private String published = "";

    @BeforeAll
    void publish(@TempDir Path folder) throws Exception {
        Certificates server = Certificates.make(folder, "keys");
        TlsDoor door = TlsDoor.open(server, URI.create(Probe.keys().url("tls")).getPort());
        trusted = server.certificatePem();
        published = "https://localhost:" + door.port() + "/tls";
    }

    private Map<String, String> trusting() {
        return Map.of(
                "HTTP_TLS_BUNDLE", "outward",
                "spring.ssl.bundle.pem.outward.truststore.certificate", trusted,
                "INTERNAL_JWKS_URL", published);
    }

    private static String get(Probe probe, String address) {
        return String.valueOf(RestClient.builder()
                .requestFactory(probe.bean(OutwardHttp.class).requests(SOON, SOON))
                .build()
                .get()
                .uri(address)
                .retrieve()
                .body(String.class));
    }

    @Test
    void whomTheBundleTrustsIsCalled() {
        try (Probe probe = Probe.start(trusting())) {
            assertThat(get(probe, published)).contains("keys");
        }
    }

    @Test
    void nobodyElseIs() {
        assertThatThrownBy(() -> get(Probe.shared(), published))
                .isInstanceOf(ResourceAccessException.class)
                .hasCauseInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void keysAreFetchedFromWhomTheBundleTrusts() throws Exception {
        Probe.keys().publish("tls", TestKeys.OTHER_RSA);
        try (Probe probe = Probe.start(trusting())) {
            probe.client()
                    .as(Claims.internal().by(TestKeys.OTHER_RSA, JWSAlgorithm.RS256))
                    .get("/probe/caller")
                    .expect(200);
        }
    }
}
