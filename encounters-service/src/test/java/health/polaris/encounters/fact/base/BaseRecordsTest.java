package health.polaris.encounters.fact.base;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.record.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** §0: what a fold makes vanish is deleted or merged, never reused. */
class BaseRecordsTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Map<String, RecordId> KNOWN = Map.of("survivor", new RecordId(Place.of(NOON, 1), "f", 0));

    private static OldPatient patient(String uuid, @Nullable String mrn, @Nullable String parent) {
        return new OldPatient(uuid, null, mrn, null, null, null, null, null, parent, NOON, NOON);
    }

    private static Iterable<String> takenUp(OldPatient... patients) {
        return BaseRecords.of(new OldRows(List.of(patients), List.of(), null), KNOWN, null)
                .names()
                .values();
    }

    @Test
    void aRecordThatAFoldMadeVanishIsNoneOfBeforeFactsWereKept() {
        assertThat(takenUp(patient("survivor", "A", null), patient("vanished", null, "survivor")))
                .isEmpty();
        assertThat(takenUp(
                        patient("survivor", "A", null),
                        patient("vanished", null, "survivor"),
                        patient("ahead", null, "vanished")))
                .isEmpty();
    }

    @Test
    void aMergedRowOfBeforeFactsWereKeptIsTakenUp() {
        assertThat(takenUp(patient("survivor", "A", null), patient("merged", "B", "survivor")))
                .containsExactly("merged");
        assertThat(takenUp(patient("old", "C", null), patient("merged", null, "old")))
                .containsExactlyInAnyOrder("old", "merged");
    }
}
