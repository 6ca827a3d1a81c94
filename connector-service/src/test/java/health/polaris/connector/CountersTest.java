package health.polaris.connector;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.body.Unreadable;
import health.polaris.connector.progress.OperatorAction;
import health.polaris.testing.CountersAtRest;
import health.polaris.testing.PolarisTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Counters are there from the start, so that the first event after a restart can raise an alert. In a service of its own. */
@PolarisTest
@TestPropertySource(properties = {"MLLP_PORT=0", "polaris.test.alone=counters"})
class CountersTest {

    @Autowired
    private MeterRegistry meters;

    @Test
    void areRegisteredBeforeAnythingIsCounted() throws IOException {
        CountersAtRest.areRegistered(meters);
    }

    /** A reason whose first message comes between two scrapes is no rise, unless it was there before. */
    @Test
    void haveEveryLabelThatIsKnown() {
        assertThat(Unreadable.values())
                .allSatisfy(reason -> isThere("polaris.hl7.unreadable", "reason", reason.label()));
        assertThat(Stream.of("count", "trailer_missing", "header_missing", "too_many_messages"))
                .allSatisfy(fault -> isThere("polaris.hl7.batch.faults", "fault", fault));
        assertThat(Stream.of("loaded", "refused"))
                .allSatisfy(outcome -> isThere("polaris.site.profiles.loads", "outcome", outcome));
        assertThat(OperatorAction.values())
                .allSatisfy(action -> isThere("polaris.operator.actions", "action", action.label()));
        assertThat(Stream.of("published", "accepted", "refused", "control_id_taken"))
                .allSatisfy(result -> isThere("polaris.operator.actions", "action", "reprocess", "result", result));
    }

    private void isThere(String name, String... tags) {
        assertThat(meters.find(name).tags(tags).counter()).isNotNull();
    }
}
