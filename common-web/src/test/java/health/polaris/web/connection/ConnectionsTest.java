package health.polaris.web.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.common.probe.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody without a token keeps a service from serving others, or from being seen to live. */
class ConnectionsTest {

    private static Probe probe;

    @BeforeAll
    static void start() {
        probe = Probe.start(Map.of(
                "TRUSTED_PROXIES", "", "CONNECTIONS_PER_ADDRESS", "5", "HEAD_TIMEOUT", "1s", "MANAGEMENT_PORT", "0"));
    }

    @AfterAll
    static void stop() {
        probe.close();
    }

    @Test
    void closesAConnectionWhoseHeadDripsIn() throws IOException {
        try (Socket slow = connected(probe.port())) {
            slow.getOutputStream().write(text("GET /probe/open HTTP/1.1\r\nHost: a\r\nX-Drip: "));

            Awaitility.await().until(() -> isClosedAfterAnotherByte(slow));
        }
    }

    @Test
    void givesOneAddressItsShareOfConnections() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int connection = 0; connection < 5; connection++) {
                idle.add(connected(probe.port()));
            }
            Awaitility.await()
                    .untilAsserted(() -> assertThatThrownBy(() -> answer(probe.port(), "/probe/open"))
                            .isInstanceOf(IOException.class));
            assertThat(answer(managementPort(), "/running")).startsWith("HTTP/1.1 200");
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
        Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(answer(probe.port(), "/probe/open")).startsWith("HTTP/1.1 200"));
    }

    @Test
    void answersProbesAndMetricsAtTheirOwnPortAlone() throws IOException {
        for (String path : List.of("/running", "/ready", "/version", "/healthcheck", "/metrics")) {
            assertThat(answer(managementPort(), path)).as(path).startsWith("HTTP/1.1 200");
            assertThat(answer(probe.port(), path)).as(path).startsWith("HTTP/1.1 404");
        }
        for (String path : List.of("/%6detrics", "/health%63heck", "/%72unning", "/%6Detrics")) {
            assertThat(answer(probe.port(), path)).as(path).startsWith("HTTP/1.1 404");
        }
        assertThat(answer(managementPort(), "/probe/open")).startsWith("HTTP/1.1 404");
        assertThat(answer(managementPort(), "/openapi.json")).startsWith("HTTP/1.1 404");
    }

    @Test
    void theRootLeadsToNothingThatIsAtTheOtherPort() throws IOException {
        assertThat(answer(probe.port(), "/"))
                .contains("HTTP/1.1 200", "at the management port, 0")
                .doesNotContain("href=\"/healthcheck\"", "href=\"/version\"");
    }

    private static int managementPort() {
        return probe.filter(ManagementPortFilter.class).number();
    }

    private static Socket connected(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(100);
        return socket;
    }

    private static boolean isClosedAfterAnotherByte(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static String answer(int port, String path) throws IOException {
        try (Socket socket = connected(port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(text("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
            byte[] answer = socket.getInputStream().readAllBytes();
            if (answer.length == 0) {
                throw new IOException("closed");
            }
            return new String(answer, StandardCharsets.UTF_8);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
