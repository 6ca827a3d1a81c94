package health.polaris.encounters;

import health.polaris.testing.CountersAtRest;
import health.polaris.testing.PolarisTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Counters are there from the start, so that the first event after a restart can raise an alert. In a service of its own. */
@PolarisTest
@TestPropertySource(properties = "polaris.test.alone=counters")
class CountersTest {

    @Test
    void areRegisteredBeforeAnythingIsCounted(@Autowired MeterRegistry meters) throws IOException {
        CountersAtRest.areRegistered(meters);
    }
}
