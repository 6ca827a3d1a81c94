package health.polaris.telemetry;

import health.polaris.testing.Api;
import health.polaris.testing.MetricsAtRest;
import health.polaris.testing.PolarisTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@PolarisTest
class MetricsTest {

    @LocalServerPort
    private int port;

    @Test
    void areFewAtRest() {
        MetricsAtRest.areFew(new Api(port));
    }
}
