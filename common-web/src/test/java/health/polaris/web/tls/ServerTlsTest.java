package health.polaris.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.backing.tls.Certificates;
import health.polaris.common.probe.Probe;
import health.polaris.web.connection.ManagementPortFilter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTlsTest {

    private static int status(HttpClient client, String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void answersInTlsAndProbesInPlainText(@TempDir Path folder) throws Exception {
        Certificates own = Certificates.make(folder, "service");
        Map<String, String> variables = Map.of(
                "SERVER_TLS_BUNDLE",
                "server",
                "MANAGEMENT_PORT",
                "0",
                "spring.ssl.bundle.pem.server.keystore.certificate",
                own.certificatePem(),
                "spring.ssl.bundle.pem.server.keystore.private-key",
                own.keyPem());
        try (Probe probe = Probe.start(variables);
                HttpClient trusting =
                        HttpClient.newBuilder().sslContext(own.trustedBy(null)).build();
                HttpClient strange = HttpClient.newHttpClient()) {
            String address = "https://localhost:" + probe.port() + "/dhos/v1/nothing";

            assertThat(status(trusting, address)).isEqualTo(404);
            assertThatThrownBy(() -> status(strange, address)).isInstanceOf(SSLHandshakeException.class);
            assertThat(status(strange, "http://localhost:" + probe.port() + "/dhos/v1/nothing"))
                    .isEqualTo(400);
            assertThat(status(
                            strange,
                            "http://localhost:"
                                    + probe.filter(ManagementPortFilter.class).number() + "/running"))
                    .isEqualTo(200);
        }
    }

    @Test
    void probesNeedAPortOfTheirOwn() {
        assertThatThrownBy(
                        () -> Probe.start(Map.of("SERVER_TLS_BUNDLE", "server")).close())
                .hasStackTraceContaining("MANAGEMENT_PORT must be");
    }
}
