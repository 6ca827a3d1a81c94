package health.polaris.messages;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.fuzz.FuzzedRequests;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** On a database of its own, because some of it is understood. */
@PolarisTest
@TestPropertySource(properties = "polaris.fuzzed=true")
class FuzzedRequestsTest {

    @LocalServerPort
    private int port;

    @Test
    void noRequestIsAFailureOfOurs() {
        assertThat(FuzzedRequests.bySystem(new Api(port)).failures(12, 1)).isEmpty();
    }
}
