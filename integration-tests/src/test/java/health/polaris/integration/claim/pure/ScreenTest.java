package health.polaris.integration.claim.pure;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.claim.said.LocalStay;
import health.polaris.integration.claim.said.Message;
import health.polaris.integration.claim.said.Person;
import health.polaris.integration.claim.said.Person.Old;
import health.polaris.integration.claim.said.Sender;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** O5: a local stay is made of the record that the ward has on its screen. */
class ScreenTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void ofAPatientMergedByThenTheRecordIsTheSurvivor() {
        Message merge = new Message(
                1,
                "A40",
                Sender.PAS,
                NOON,
                NOON,
                List.of(
                        Person.of("m4", null).formerly(new Old(List.of("m2"), null)),
                        Person.of("m1", null).formerly(new Old(List.of("m4"), null))));
        LocalStay stay = new LocalStay(2, NOON, Sender.PAS.namespace(), "m4", "CLAIM L:BAY 1", NOON, false);

        assertThat(new Screen(NOON).admit(stay, merge)).map(LocalStay::mrn).contains("m1");
    }
}
