package health.polaris.encounters.fact.base;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.record.Conflict;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.record.Records;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** contracts/identity.md §0: what a fold makes vanish is deleted or merged, never reused. */
class BaseRecordsTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Map<String, RecordId> KNOWN = Map.of("survivor", new RecordId(Place.of(NOON, 1), "f", 0));

    private static OldPatient patient(String uuid, @Nullable String mrn, @Nullable String parent) {
        return new OldPatient(uuid, null, mrn, null, null, null, null, null, parent, NOON, NOON);
    }

    private static Iterable<String> takenUp(OldPatient... patients) {
        return BaseRecords.of(new OldRows(List.of(patients), List.of(), null), KNOWN, Set.of(), null)
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

    private static Records records(Set<Identifier> leading, OldPatient... patients) {
        return BaseRecords.of(new OldRows(List.of(patients), List.of(), null), Map.of(), leading, null)
                .records();
    }

    private static String holder(Records records, Identifier number) {
        return Objects.requireNonNull(records.holder(number)).fact();
    }

    @Test
    void i2TheNumberOfTwoRowsIsThatOfTheOneThatHasItWithoutBlanksAndTheOtherWantsIt() {
        Records both = records(Set.of(), patient("padded", "A ", null), patient("whole", "A", null));
        assertThat(holder(both, Identifier.mrn("", "A"))).isEqualTo("whole");
        assertThat(holder(both, Identifier.patient("padded"))).isEqualTo("padded");
        assertThat(Conflict.in(both))
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.state()).isEqualTo(Conflict.State.OPEN));
    }

    @Test
    void i2ARowWhoseNumberLeadsToSomebodyElseWithoutBlanksTakesItFromNobody() {
        Records late = records(Set.of(Identifier.mrn("", "A")), patient("padded", "A ", null));
        assertThat(late.holder(Identifier.mrn("", "A"))).isNull();
        assertThat(holder(late, Identifier.patient("padded"))).isEqualTo("padded");
        Records alone = records(Set.of(), patient("padded", "A ", null));
        assertThat(holder(alone, Identifier.mrn("", "A"))).isEqualTo("padded");
        assertThat(Conflict.in(alone)).isEmpty();
    }
}
