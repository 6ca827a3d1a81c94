package health.polaris.encounters.epr.visit;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Admission;
import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.Owner;
import health.polaris.encounters.epr.message.Visit;
import health.polaris.encounters.location.LocationCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table of contracts/encounters.md §7.7 with W6, W7, W14 and the late ones. */
class VisitDecisionTest {

    private static final Instant NOON = Instant.parse("2024-05-03T12:00:00Z");
    private static final Lateness LATE = new Lateness(true, true, true);

    private final Encounter live = encounter(null);
    private final Encounter deleted = encounter(NOON);
    private final Encounter local = encounter(null);
    private final Visit update = visit(false, false);
    private final Visit cancellation = visit(true, false);
    private final Visit move = visit(false, true);

    @Test
    void anUnknownVisitIsAdmitted() {
        assertThat(decide(update, List.of(), List.of())).isEqualTo(new VisitDecision.Admit());
        assertThat(decide(cancellation, List.of(), List.of())).isEqualTo(new VisitDecision.Admit());
    }

    @Test
    void anUnknownVisitTakesTheFirstOpenLocalEncounter() {
        assertThat(decide(update, List.of(), List.of(local, live))).isEqualTo(new VisitDecision.Adopt(local));
    }

    @Test
    void aCancellationLeavesTheLocalEncounterAloneWhereTheHospitalWantsIt() {
        Visit forbidden = visit(true, false, false);
        assertThat(decide(cancellation, List.of(), List.of(local))).isEqualTo(new VisitDecision.Adopt(local));
        assertThat(decide(forbidden, List.of(), List.of(local))).isEqualTo(new VisitDecision.Admit());
        assertThat(decide(visit(false, false, false), List.of(), List.of(local)))
                .isEqualTo(new VisitDecision.Adopt(local));
    }

    @Test
    void aKnownVisitIsUpdatedHoweverLate() {
        KnownVisit known = own(live, Lateness.NONE);
        KnownVisit late = own(live, LATE);
        assertThat(decide(update, List.of(known), List.of(local))).isEqualTo(new VisitDecision.Update(known));
        assertThat(decide(cancellation, List.of(late), List.of())).isEqualTo(new VisitDecision.Update(late));
    }

    @Test
    void aLiveEncounterGoesBeforeDeletedOnes() {
        KnownVisit known = own(live, Lateness.NONE);
        assertThat(decide(cancellation, List.of(known, own(deleted, LATE)), List.of()))
                .isEqualTo(new VisitDecision.Update(known));
    }

    @Test
    void anotherPatientsVisitIsRefusedOrTakenOver() {
        KnownVisit known = foreign(live, Lateness.NONE);
        assertThat(decide(update, List.of(known), List.of())).isEqualTo(new VisitDecision.Refuse());
        assertThat(decide(move, List.of(known), List.of())).isEqualTo(new VisitDecision.TakeOver(known));
    }

    @Test
    void aLateMessageOfAnotherPatientsVisitChangesNothing() {
        KnownVisit known = foreign(live, LATE);
        assertThat(decide(update, List.of(known), List.of())).isEqualTo(new VisitDecision.TooLate());
        assertThat(decide(move, List.of(known), List.of())).isEqualTo(new VisitDecision.TooLate());
    }

    @Test
    void aCancelledVisitStaysSoUnlessTheMessageIsNewer() {
        KnownVisit late = own(deleted, LATE);
        assertThat(decide(update, List.of(late), List.of(local))).isEqualTo(new VisitDecision.StayCancelled(late));
        assertThat(decide(update, List.of(foreign(deleted, LATE)), List.of())).isEqualTo(new VisitDecision.TooLate());
        assertThat(decide(update, List.of(own(deleted, Lateness.NONE)), List.of()))
                .isEqualTo(new VisitDecision.Admit());
    }

    @Test
    void aVisitIsNotCancelledTwice() {
        KnownVisit known = own(deleted, Lateness.NONE);
        assertThat(decide(cancellation, List.of(known), List.of(local)))
                .isEqualTo(new VisitDecision.CancelledAlready(known));
        assertThat(decide(cancellation, List.of(foreign(deleted, Lateness.NONE)), List.of(local)))
                .isEqualTo(new VisitDecision.Adopt(local));
    }

    @Test
    void localEncountersBelongToAStayThatIsOpenOrEndedLater() {
        Instant later = NOON.plusSeconds(1);
        assertThat(LocalEncounters.belongsTo(encounter(null), local)).isTrue();
        assertThat(LocalEncounters.belongsTo(discharged(later), local)).isTrue();
        assertThat(LocalEncounters.belongsTo(discharged(NOON), local)).isFalse();
        assertThat(LocalEncounters.belongsTo(deleted, local)).isFalse();
        assertThat(LocalEncounters.belongsTo(child(), local)).isFalse();
        assertThat(LocalEncounters.belongsTo(local, local)).isFalse();
    }

    private static VisitDecision decide(Visit visit, List<KnownVisit> known, List<Encounter> locals) {
        return VisitDecision.of(visit, known, locals);
    }

    private static KnownVisit own(Encounter encounter, Lateness lateness) {
        return new KnownVisit(encounter, true, lateness);
    }

    private static KnownVisit foreign(Encounter encounter, Lateness lateness) {
        return new KnownVisit(encounter, false, lateness);
    }

    private static Visit visit(boolean cancelled, boolean moved) {
        return visit(cancelled, moved, true);
    }

    private static Visit visit(boolean cancelled, boolean moved, boolean closesLocal) {
        LocationCode ward = new LocationCode("N-ED", null, null);
        return new Visit("V1", "INPATIENT", NOON, null, cancelled, closesLocal, false, moved, false, ward, null, 1);
    }

    private static Encounter encounter(@Nullable Instant deletedAt) {
        return encounter(null, deletedAt, null);
    }

    private static Encounter discharged(Instant at) {
        return encounter(at, null, null);
    }

    private static Encounter child() {
        return encounter(null, null, "E0");
    }

    private static Encounter encounter(
            @Nullable Instant dischargedAt, @Nullable Instant deletedAt, @Nullable String parent) {
        return Encounter.admit(new Admission(
                new Owner("P1", "R1", "D1"),
                "L1",
                NOON,
                "V1",
                "INPATIENT",
                dischargedAt,
                deletedAt,
                parent,
                "news2",
                1));
    }
}
