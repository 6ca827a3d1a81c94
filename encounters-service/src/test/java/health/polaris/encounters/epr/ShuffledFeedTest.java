package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.epr.Stored.EncounterRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * A feed of several patients, a merge and a moved visit included, in any order and with every message sent twice: it
 * ends as if it had come once and in order.
 */
class ShuffledFeedTest extends EprTest {

    private final String merged = Envelope.newMrn();
    private final String receiver = Envelope.newMrn();
    private final String mergedVisit = Envelope.newVisitNumber();
    private final String movedVisit = Envelope.newVisitNumber();

    @Autowired
    ShuffledFeedTest(ApplicationContext context) {
        super(context);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void endsAsIfItHadComeOnceAndInOrder(long seed) {
        List<Envelope> feed = feed();
        if (seed > 0) {
            feed.addAll(List.copyOf(feed));
            feed.addAll(feed().stream().map(Envelope::sentAgain).toList());
            Collections.shuffle(feed, new Random(seed));
        }
        feed.forEach(bus::publish);
        // O2: what came ahead of what it needs waited in between
        feed.forEach(message -> Awaitility.await()
                .until(() -> bus.outcomes(message.uuid(), 1).getLast().outcome(), "processed"::equals));

        String survivor = stored.patient(mrn).uuid();
        assertThat(stored.patient(merged).parentUuid()).isEqualTo(survivor);
        expect(stored.visit(visit), survivor, "A08", "N-Ward 5", false);
        expect(stored.visit(mergedVisit), survivor, "A03", "N-Ward 4", true);
        expect(stored.visit(movedVisit), stored.patient(receiver).uuid(), "A44", "N-Ward 4", false);
        assertThat(stored.patient(receiver).parentUuid()).isNull();
    }

    private List<Envelope> feed() {
        return new ArrayList<>(List.of(
                step(1, "A01", mrn, visit).at("N-ED", null, null),
                step(2, "A01", merged, mergedVisit).at("N-ED", null, null),
                step(3, "A01", mrn, movedVisit).at("N-ED", null, null),
                step(4, "A02", merged, mergedVisit).at("N-Ward 4", null, null),
                step(5, "A03", mrn, visit).at("N-ED", null, null).encounter("discharged_at", "2024-05-04T10:00:00Z"),
                step(6, "A03", merged, mergedVisit)
                        .at("N-Ward 4", null, null)
                        .encounter("discharged_at", "2024-05-06T10:00:00Z"),
                step(7, "A13", mrn, visit).at("N-ED", null, null).encounter("discharge_cancelled", true),
                Envelope.withoutVisit().mrn(mrn).sentAt(8).patient("previous_mrn", merged),
                step(9, "A02", mrn, movedVisit).at("N-Ward 4", null, null),
                step(10, "A08", mrn, visit).at("N-Ward 5", null, null),
                step(11, "A44", receiver, movedVisit).at("N-Ward 4", null, null).encounter("encounter_moved", true)));
    }

    private static Envelope step(int minute, String trigger, String mrn, String visit) {
        return Envelope.admission(mrn, visit).sentAt(minute).encounter("encounter_type", trigger);
    }

    private static void expect(EncounterRow row, String patient, String type, String location, boolean discharged) {
        assertThat(row.patientUuid()).isEqualTo(patient);
        assertThat(row.encounterType()).isEqualTo(type);
        assertThat(row.location()).isEqualTo(location);
        assertThat(row.dischargedAt() != null).isEqualTo(discharged);
        assertThat(row.deleted()).isFalse();
    }
}
