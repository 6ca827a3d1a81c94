package health.polaris.connector.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nobody has come over MLLP yet, the sums of the alert rules must be 0, not nothing. */
class MllpMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MllpMeters meters = new MllpMeters(registry);

    @ParameterizedTest
    @EnumSource(ConnectionEnd.class)
    void tellsOfEveryEndFromTheStart(ConnectionEnd end) {
        assertThat(ended(end)).isZero();
        meters.ended(end);
        assertThat(ended(end)).isEqualTo(1);
    }

    private double ended(ConnectionEnd end) {
        return registry.get("polaris.mllp.ended.connections")
                .tag("reason", end.label())
                .counter()
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit", "source", "source_limit"})
    void tellsOfEveryRefusalFromTheStart(String reason) {
        assertThat(refused(reason)).isZero();
        meters.refused(reason);
        assertThat(refused(reason)).isEqualTo(1);
    }

    private double refused(String reason) {
        return registry.get("polaris.mllp.refused.connections")
                .tag("reason", reason)
                .counter()
                .count();
    }

    @Test
    void countsNothingUntilSomethingHappens() {
        assertThat(registry.getMeters())
                .allSatisfy(meter -> assertThat(meter.measure())
                        .allSatisfy(measurement ->
                                assertThat(measurement.getValue()).isZero()));
    }
}
