package health.polaris.web.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class HealthProbeTest {

    @Test
    void findsARunningServiceHealthy() throws IOException {
        assertThat(probeOfAServiceThatAnswers(200)).isTrue();
    }

    @Test
    void findsAServiceUnhealthyThatAnswersWithAnError() throws IOException {
        assertThat(probeOfAServiceThatAnswers(503)).isFalse();
    }

    @Test
    void findsAServiceUnhealthyThatDoesNotListen() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int port = server.getAddress().getPort();
        server.stop(0);

        assertThat(HealthProbe.answers(port)).isFalse();
    }

    private static boolean probeOfAServiceThatAnswers(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/running", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            return HealthProbe.answers(server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }
}
