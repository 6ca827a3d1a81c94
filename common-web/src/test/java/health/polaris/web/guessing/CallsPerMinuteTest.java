package health.polaris.web.guessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.common.error.ApiException;
import health.polaris.common.probe.HandMovedClock;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class CallsPerMinuteTest {

    private final HandMovedClock clock = new HandMovedClock();
    private final CallsPerMinute calls = new CallsPerMinute(clock, 2);

    @Test
    void countsEachCallerByItself() {
        calls.count("one");
        calls.count("one");
        calls.count("other");
        assertThatThrownBy(() -> calls.count("one")).isInstanceOf(ApiException.class);
        clock.move(Duration.ofMinutes(1));
        calls.count("one");
    }

    @Test
    void keepsNoIdHoweverLongItIs() {
        String id = "x".repeat(100_000);
        calls.count(id);

        assertThat(calls)
                .extracting("minutes", InstanceOfAssertFactories.map(String.class, Object.class))
                .extracting(Map::keySet, InstanceOfAssertFactories.collection(String.class))
                .singleElement()
                .asString()
                .hasSizeLessThan(100);
    }
}
