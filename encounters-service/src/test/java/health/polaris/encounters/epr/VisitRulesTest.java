package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.epr.EprBus.Outcome;
import health.polaris.encounters.epr.Stored.EncounterRow;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

        assertThat(outcome).isEqualTo(new Outcome("rejected", "visit number missing"));
        assertThat(stored.visit(visit)).isEqualTo(before);
    }

    @Test
    void refusesTheVisitNumberOfAnotherPatient() {
        bus.process(admission());
        String stranger = Envelope.newMrn();

        Outcome outcome = bus.send(admission().sentAgain().mrn(stranger));

        assertThat(outcome).isEqualTo(new Outcome("rejected", "visit number belongs to another patient"));
        assertThat(stored.patientsWithMrn(stranger)).isEmpty();
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

    @Test
    void aCancellationThatClosesALocalEncounterIsAudited() {
        bus.process(person());
        String local = stored.localEncounter(stored.patient(mrn), "2024-05-03T09:00:00Z");
        Envelope cancellation = admission().encounter("admission_cancelled", true);

        bus.process(cancellation);

        assertThat(stored.encounter(local).deleted()).isTrue();
        JsonNode audit = Awaitility.await()
                .until(() -> bus.heard(EprBus.AUDIT, local), heard -> !heard.isEmpty())
                .getFirst();
        assertThat(audit).isEqualTo(JsonMapper.shared().readTree("""
                {"event_type":"local_encounter_cancelled","event_data":{"clinician_id":"dhos-async-adapter",
                 "encounter_id":"%s","epr_encounter_id":"%s","dhos_connector_message_uuid":"%s"}}""".formatted(local, visit, cancellation.uuid())));
    }

    @Test
    void aCancellationLeavesTheLocalEncounterOpenWhereTheHospitalWantsIt() {
        bus.process(person());
        String local = stored.localEncounter(stored.patient(mrn), "2024-05-03T09:00:00Z");

        bus.process(
                admission().encounter("admission_cancelled", true).head("cancellation_closes_local_encounter", false));

        assertThat(stored.encounter(local).deleted()).isFalse();
        assertThat(stored.encounter(local).parentUuid()).isNull();
        assertThat(stored.visit(visit).deleted()).isTrue();
        assertThat(stored.visit(visit).uuid()).isNotEqualTo(local);
        assertThat(bus.heard(EprBus.AUDIT, local)).isEmpty();
    }

    @Test
    void allOpenLocalEncountersJoinEvenIfTheLatestOpenOneIsTheEprs() {
        bus.process(admission());
        String first = stored.localEncounter(stored.patient(mrn), "2024-05-01T09:00:00Z");
        String second = stored.localEncounter(stored.patient(mrn), "2024-05-02T09:00:00Z");

        bus.process(admission().sentAgain());

        String master = stored.visit(visit).uuid();
        assertThat(stored.encounter(first).parentUuid()).isEqualTo(master);
        assertThat(stored.encounter(second).parentUuid()).isEqualTo(master);
    }

    @Test
    void ofSeveralOpenLocalEncountersTheLatestBecomesTheEprsAndTheOthersJoinIt() {
        bus.process(person());
        String earlier = stored.localEncounter(stored.patient(mrn), "2024-05-01T09:00:00Z");
        String later = stored.localEncounter(stored.patient(mrn), "2024-05-02T09:00:00Z");

        bus.process(admission());

        assertThat(stored.visit(visit).uuid()).isEqualTo(later);
        assertThat(stored.encounter(earlier).parentUuid()).isEqualTo(later);
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
        String local = stored.localEncounter(stored.patient(mrn), "2024-05-04T09:00:00Z");

        bus.process(admission().sentAgain());

        assertThat(stored.encounter(local).parentUuid())
                .isEqualTo(stored.visit(visit).uuid());
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

    @Test
    void anEncounterWithoutLocationIsRefusedAndThePatientNotSaved() {
        Outcome missing = bus.send(admission().withoutLocation());
        Outcome empty = bus.send(admission().sentAgain().location("location", null));

        assertThat(missing).isEqualTo(new Outcome("rejected", "encounter without location"));
        assertThat(empty).isEqualTo(missing);
        assertThat(stored.patientsWithMrn(mrn)).isEmpty();
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

    @Test
    void aBlankWardIsRefusedAndNothingSaved() {
        Outcome outcome = bus.send(admission().at("", "Bay 1", null));

        assertThat(outcome).isEqualTo(new Outcome("rejected", "ward code missing"));
        assertThat(stored.patientsWithMrn(mrn)).isEmpty();
    }
}
