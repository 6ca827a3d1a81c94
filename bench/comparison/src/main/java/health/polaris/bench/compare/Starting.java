package health.polaris.bench.compare;

import health.polaris.backing.BrokerAddress;
import health.polaris.backing.PostgresAddress;
import health.polaris.backing.TestServices;
import health.polaris.bench.compare.machine.Build;
import health.polaris.bench.compare.machine.ServiceProcess;
import health.polaris.common.security.HmacToken;
import health.polaris.testing.TestEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Services with the variables of tests, and tokens for them. */
final class Starting {

    private Starting() {}

    /** @param more variables, which win */
    static ServiceProcess start(
            String name, Build build, PostgresAddress postgres, BrokerAddress broker, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(TestEnvironment.variables());
        TestServices.environment(postgres, broker)
                .forEach((variable, value) -> environment.put(variable, value.toString()));
        environment.putAll(more);
        return new ServiceProcess(name, build, freePort(), environment);
    }

    /** Of a system, with these scopes. */
    static String token(String... scopes) {
        String issuer = TestEnvironment.PROXY_URL + "/";
        return new HmacToken(issuer, issuer, TestEnvironment.HS_KEY)
                .issue(Map.of("system_id", "bench"), Set.of(scopes), Duration.ofHours(6));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
