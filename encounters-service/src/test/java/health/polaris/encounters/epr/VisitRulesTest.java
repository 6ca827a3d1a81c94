package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.epr.EprBus.Outcome;
import health.polaris.encounters.epr.Stored.EncounterRow;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Where the original went wrong with encounters: W5 to W10, W14, W15, W17, W18 (contracts/encounters.md §7.11). */
class VisitRulesTest extends EprTest {

    private static final String DISCHARGED = "2024-05-09T10:00:00.000Z";

    @Autowired
    VisitRulesTest(ApplicationContext context) {
        super(context);
    }

    @Test
    void refusesABlankVisitNumberAndTouchesNothing() {
        bus.process(admission());
        EncounterRow before = stored.visit(visit);

        Outcome outcome = bus.send(
                admission().sentAgain().encounter("epr_encounter_id", "").encounter("encounter_type", "OTHER"));

        assertThat(outcome)
                .isEqualTo(new Outcome("rejected", "PV1-19: send the visit number; the patient part was applied"));
        assertThat(stored.visit(visit)).isEqualTo(before);
    }

    /** O2: the visit waits, the other parts are applied. */
    @Test
    void theVisitNumberOfAnotherPatientWaits() {
        bus.process(admission());
        EncounterRow before = stored.visit(visit);
        String stranger = Envelope.newMrn();

        Outcome outcome = bus.send(admission().sentAgain().mrn(stranger));

        assertThat(outcome)
                .isEqualTo(new Outcome("waiting", "PV1-19: merge the two patients, or move the visit (A45)"));
        assertThat(stored.visit(visit)).isEqualTo(before);
        assertThat(stored.patientsWithMrn(stranger)).hasSize(1);
    }

    @Test
    void correctsAnEncounterThatIsAChildInPlace() {
        bus.process(admission());
        String local = stored.localEncounter(stored.patient(mrn), "2024-05-03T09:00:00Z");
        stored.jdbc()
                .sql("update encounter set parent_uuid = ? where epr_encounter_id = ?")
                .params(local, visit)
                .update();

        bus.process(admission().sentAgain().encounter("encounter_type", "EMERGENCY"));

        assertThat(stored.visit(visit).encounterType()).isEqualTo("EMERGENCY");
        assertThat(stored.visit(visit).parentUuid()).isEqualTo(local);
        assertThat(stored.encounter(local).parentUuid()).isNull();
    }

    @Test
    void aSecondCancellationChangesNothing() {
        bus.process(admission());
        bus.process(admission().sentAgain().encounter("admission_cancelled", true));
        EncounterRow cancelled = stored.visit(visit);
        String local = stored.localEncounter(stored.patient(mrn), "2024-05-03T09:00:00Z");

        bus.process(admission().sentAgain().encounter("admission_cancelled", true));

        assertThat(stored.visit(visit)).isEqualTo(cancelled);
        assertThat(stored.encounter(local).deleted()).isFalse();
        Awaitility.await()
                .until(() -> !bus.heard(EprBus.ORPHAN_CHECK, cancelled.uuid()).isEmpty());
        assertThat(bus.heard(EprBus.ORPHAN_CHECK, cancelled.uuid())).hasSize(1);
    }

    /** O5: the local stay stands again when that life of the visit is cancelled. */
    @Test
    void aCancelledVisitGivesTheLocalEncounterBack() {
        bus.process(person());
        String local = stored.localEncounter(stored.patient(mrn), "2024-05-03T09:00:00Z");
        bus.process(admission());
        assertThat(stored.visit(visit).uuid()).isEqualTo(local);

        bus.process(admission().sentAgain().encounter("admission_cancelled", true));

        assertThat(stored.encounter(local).deleted()).isFalse();
        assertThat(stored.encounter(local).eprEncounterId()).isNull();
        assertThat(stored.visit(visit).deleted()).isTrue();
    }

    /** O2, O5: of a visit that never was, whatever the hospital wants. */
    @Test
    void aCancellationLeavesTheLocalEncounterOpen() {
        bus.process(person());
        String local = stored.localEncounter(stored.patient(mrn), "2024-05-03T09:00:00Z");

        bus.process(admission().encounter("admission_cancelled", true));
        bus.process(admission()
                .sentAgain()
                .encounter("admission_cancelled", true)
                .head("cancellation_closes_local_encounter", false));

        assertThat(stored.encounter(local).deleted()).isFalse();
        assertThat(stored.encounter(local).parentUuid()).isNull();
        assertThat(stored.visits(visit)).isEmpty();
        assertThat(bus.heard(EprBus.AUDIT, local)).isEmpty();
    }

    /** O5: they were made while a stay of the EPR was shown. */
    @Test
    void openLocalEncountersMadeBesideTheEprsStandAlone() {
        bus.process(admission());
        String first = stored.localEncounter(stored.patient(mrn), "2024-05-01T09:00:00Z");
        String second = stored.localEncounter(stored.patient(mrn), "2024-05-02T09:00:00Z");

        bus.process(admission().sentAgain());

        assertThat(stored.encounter(first).parentUuid()).isNull();
        assertThat(stored.encounter(second).parentUuid()).isNull();
        assertThat(stored.visits(visit)).hasSize(1);
    }

    @Test
    void ofSeveralOpenLocalEncountersTheOneMadeFirstBecomesTheEprsAndTheOthersJoinIt() {
        bus.process(person());
        String first = stored.localEncounter(stored.patient(mrn), "2024-05-02T10:00:00Z");
        String second = stored.localEncounter(stored.patient(mrn), "2024-05-03T07:00:00Z");
        String longAgo = stored.localEncounter(stored.patient(mrn), "2024-05-01T09:00:00Z");

        bus.process(admission());

        assertThat(stored.visit(visit).uuid()).isEqualTo(first);
        assertThat(stored.encounter(second).parentUuid()).isEqualTo(first);
        assertThat(stored.encounter(longAgo).parentUuid()).isNull(); // O5: further away than the window
    }

    @Test
    void anOldVisitDoesNotTakeTheOpenLocalEncounter() {
        bus.process(admission().encounter("discharged_at", DISCHARGED));
        String local = stored.localEncounter(stored.patient(mrn), "2024-06-01T09:00:00Z");

        bus.process(admission().sentAgain().encounter("encounter_type", "DAYCASE"));

        assertThat(stored.visit(visit).encounterType()).isEqualTo("DAYCASE");
        assertThat(stored.encounter(local).parentUuid()).isNull();
    }

    @Test
    void aVisitDischargedAfterTheLocalAdmissionTakesTheLocalEncounter() {
        bus.process(admission().encounter("discharged_at", DISCHARGED));
        String local = stored.localEncounter(stored.patient(mrn), "2024-05-04T07:00:00Z");
        String tooFar = stored.localEncounter(stored.patient(mrn), "2024-05-04T09:00:00Z");

        bus.process(admission().sentAgain());

        assertThat(stored.visits(visit).getFirst().uuid()).isEqualTo(local); // O5
        assertThat(stored.encounter(tooFar).eprEncounterId()).isNull();
    }

    @Test
    void aDeathDoesNotOverwriteTheDischarge() {
        bus.process(admission().encounter("discharged_at", DISCHARGED));
        bus.process(admission().sentAgain().encounter("patient_deceased", true));

        assertThat(stored.visit(visit).dischargedAt()).isEqualTo(Instant.parse(DISCHARGED));
    }

    @Test
    void aMovedVisitGoesToThePatientOfTheMessage() {
        bus.process(admission());
        EncounterRow before = stored.visit(visit);
        String other = Envelope.newMrn();
        Envelope moved = admission().sentAgain().mrn(other).encounter("encounter_moved", true);

        bus.process(moved);

        EncounterRow after = stored.visit(visit);
        Stored.PatientRow patient = stored.patient(other);
        assertThat(after.uuid()).isEqualTo(before.uuid());
        assertThat(after.patientUuid()).isEqualTo(patient.uuid());
        assertThat(after.patientRecordUuid()).isEqualTo(patient.recordUuid());
        assertThat(after.dhProductUuid()).isEqualTo(patient.productUuid());
        assertThat(after.mergeHistory()).contains(before.patientUuid(), before.patientRecordUuid(), moved.uuid());
    }

    /** O2: an unknown visit without ward waits, the patient is saved. */
    @Test
    void anEncounterWithoutLocationWaitsForOne() {
        Envelope without = admission().withoutLocation();
        Outcome missing = bus.send(without);
        Outcome empty = bus.send(admission().sentAgain().location("location", null));

        assertThat(missing).isEqualTo(new Outcome("waiting", "PV1-3.1: send an update of the visit with a ward"));
        assertThat(empty).isEqualTo(missing);
        assertThat(stored.patientsWithMrn(mrn)).hasSize(1);
        assertThat(stored.visits(visit)).isEmpty();
    }

    @Test
    void scoreSystemAndScaleOfAMessageCountAtCreationOnly() {
        bus.process(admission().encounter("score_system", "meows").encounter("spo2_scale", 2));
        bus.process(admission().sentAgain().encounter("score_system", "news2").encounter("spo2_scale", 1));

        assertThat(stored.visit(visit).scoreSystem()).isEqualTo("meows");
        assertThat(stored.visit(visit).spo2Scale()).isEqualTo(2);
    }

    @Test
    void anEmptyScoreSystemIsNone() {
        bus.process(admission().encounter("score_system", null));

        assertThat(stored.visit(visit).scoreSystem()).isEqualTo("news2");
    }

    /** O2 */
    @Test
    void aBlankWardIsNone() {
        Outcome outcome = bus.send(admission().at("", "Bay 1", null));

        assertThat(outcome).isEqualTo(new Outcome("waiting", "PV1-3.1: send an update of the visit with a ward"));
        assertThat(stored.visits(visit)).isEmpty();
    }
}
