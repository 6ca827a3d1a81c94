package health.polaris.messages;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.PolarisTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Counters are there from the start, so that the first event after a restart can raise an alert. */
@PolarisTest
class CountersTest {

    @ParameterizedTest
    @ValueSource(strings = {"polaris.device.code.failures", "polaris.messages.unassociated.locations"})
    void isRegisteredBeforeAnythingIsCounted(String name, @Autowired MeterRegistry meters) {
        assertThat(meters.find(name).counter()).isNotNull();
    }
}
