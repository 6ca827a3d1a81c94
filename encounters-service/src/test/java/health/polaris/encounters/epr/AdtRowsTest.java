package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.epr.Stored.EncounterRow;
import health.polaris.encounters.epr.Stored.PatientRow;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What each kind of ADT message does (contracts/encounters.md §7.7, §7.8). */
class AdtRowsTest extends EprTest {

    @Autowired
    AdtRowsTest(ApplicationContext context) {
        super(context);
    }

    @Test
    void anAdmissionCreatesPatientLocationsAndEncounter() {
        bus.process(admission().at("W-" + mrn, "Bay 2", "Bed 1"));

        PatientRow patient = stored.patient(mrn);
        assertThat(patient.firstName()).isEqualTo("AVA");
        assertThat(patient.sex()).isEqualTo("248152002");
        assertThat(patient.createdBy()).isEqualTo("dhos-async-adapter");
        EncounterRow encounter = stored.visit(visit);
        assertThat(encounter.patientUuid()).isEqualTo(patient.uuid());
        assertThat(encounter.patientRecordUuid()).isEqualTo(patient.recordUuid());
        assertThat(encounter.dhProductUuid()).isEqualTo(patient.productUuid());
        assertThat(encounter.location()).isEqualTo("W-" + mrn + ":Bay 2:Bed 1");
        assertThat(encounter.encounterType()).isEqualTo("INPATIENT");
        assertThat(encounter.admittedAt()).isEqualTo("2024-05-03T08:15:00Z");
        assertThat(encounter.scoreSystem()).isEqualTo("news2");
        assertThat(encounter.spo2Scale()).isEqualTo(1);
        assertThat(encounter.dischargedAt()).isNull();
        assertThat(encounter.deleted()).isFalse();
        assertThat(encounter.modifiedBy()).isEqualTo("dhos-async-adapter");
        heardOnce(encounter);
    }

    @Test
    void aTransferMovesAndLeavesAHistoryRow() {
        bus.process(admission().at("N-ED", null, null));
        bus.process(admission().sentAgain().at("N-Ward 4", "Bay 2", null));

        EncounterRow encounter = stored.visit(visit);
        assertThat(encounter.location()).isEqualTo("N-Ward 4:Bay 2");
        assertThat(stored.locationsLeft(encounter.uuid())).containsExactly("N-ED");
    }

    @Test
    void aCancelledTransferMovesBackAndLeavesAnotherHistoryRow() {
        bus.process(admission().at("N-ED", null, null));
        bus.process(admission().sentAgain().at("N-Ward 4", null, null));
        bus.process(admission().sentAgain().at("N-ED", null, null).encounter("transfer_cancelled", true));

        EncounterRow encounter = stored.visit(visit);
        assertThat(encounter.location()).isEqualTo("N-ED");
        assertThat(stored.locationsLeft(encounter.uuid())).isEmpty();
    }

    @Test
    void aDischargeCloses() {
        bus.process(admission());
        bus.process(admission().sentAgain().encounter("discharged_at", "2024-05-09T10:00:00.000+01:00"));

        assertThat(stored.visit(visit).dischargedAt()).isEqualTo("2024-05-09T09:00:00Z");
    }

    @Test
    void anUpdateWithoutDischargeLeavesTheDischarge() {
        bus.process(admission().encounter("discharged_at", "2024-05-09T10:00:00.000Z"));
        bus.process(admission().sentAgain().encounter("encounter_type", "DAYCASE"));

        assertThat(stored.visit(visit).dischargedAt()).isEqualTo("2024-05-09T10:00:00Z");
        assertThat(stored.visit(visit).encounterType()).isEqualTo("DAYCASE");
    }

    @Test
    void aCancelledDischargeReopensEvenIfTheMessageCarriesOne() {
        bus.process(admission().encounter("discharged_at", "2024-05-09T10:00:00.000Z"));
        bus.process(admission()
                .sentAgain()
                .encounter("discharged_at", "2024-05-09T10:00:00.000Z")
                .encounter("discharge_cancelled", true));

        assertThat(stored.visit(visit).dischargedAt()).isNull();
    }

    @Test
    void aCancelledAdmissionDeletesAndAsksForOrphanedObservations() {
        bus.process(admission());
        Envelope cancellation = admission().sentAgain().encounter("admission_cancelled", true);
        bus.process(cancellation);

        EncounterRow encounter = stored.visit(visit);
        assertThat(encounter.deleted()).isTrue();
        Awaitility.await()
                .until(() -> bus.heard(EprBus.ORPHAN_CHECK, encounter.uuid()).size() == 1);
        assertThat(bus.heard(EprBus.ORPHAN_CHECK, encounter.uuid()).getFirst().toString())
                .isEqualTo("""
                        {"dhos_connector_message_uuid":"%s","actions":[{"name":"check_for_orphaned_observations",\
                        "data":{"encounter_uuid":"%s","patient_uuid":"%s"}}]}""".formatted(cancellation.uuid(), encounter.uuid(), encounter.patientUuid()));
    }

    /** O2: a cancellation of what was never begun is processed, and begins nothing. */
    @Test
    void aCancelledAdmissionOfAnUnknownVisitMakesNoEncounter() {
        bus.process(admission().encounter("admission_cancelled", true));

        assertThat(stored.visits(visit)).isEmpty();
    }

    /** O5: a local encounter is one with a visit that is there; one that never was takes nothing along. */
    @Test
    void aCancelledAdmissionOfAnUnknownVisitLeavesTheOpenLocalEncounterAlone() {
        bus.process(person());
        String local = stored.localEncounter(stored.patient(mrn), "2024-05-03T07:00:00Z");
        EncounterRow before = stored.encounter(local);
        bus.process(admission().encounter("admission_cancelled", true));

        assertThat(stored.encounter(local)).isEqualTo(before);
    }

    @Test
    void anAdmissionAfterTheCancellationIsANewEncounter() {
        bus.process(admission());
        bus.process(admission().sentAgain().encounter("admission_cancelled", true));
        bus.process(admission().sentAgain());

        assertThat(stored.visits(visit)).extracting(EncounterRow::deleted).containsExactly(false, true);
    }

    @Test
    void anOpenLocalEncounterBecomesTheEprEncounter() {
        bus.process(person());
        String local = stored.localEncounter(stored.patient(mrn), "2024-05-03T07:00:00Z");
        bus.process(admission().at("N-Ward 4", null, null));

        EncounterRow encounter = stored.visit(visit);
        assertThat(encounter.uuid()).isEqualTo(local);
        assertThat(encounter.scoreSystem()).isEqualTo("meows");
        assertThat(encounter.spo2Scale()).isEqualTo(2);
        assertThat(encounter.encounterType()).isEqualTo("INPATIENT");
        assertThat(encounter.location()).isEqualTo("N-Ward 4");
        assertThat(stored.locationsLeft(local)).containsExactly("L-local");
        heardOnce(encounter);
    }

    /** O5: made while a stay of the EPR was shown, it is a stay of its own. */
    @Test
    void anOpenLocalEncounterMadeBesideTheEprEncounterStandsAlone() {
        bus.process(admission());
        String local = stored.localEncounter(stored.patient(mrn), "2024-05-03T09:00:00Z");
        EncounterRow before = stored.encounter(local);
        System.out.println("DEBUG " + stored.jdbc().sql("select statement::text from fact where statement::text like '%' || ? || '%'").param(local).query(String.class).list() + stored.jdbc().sql("select patient_uuid, epr_encounter_id, deleted_at, uuid from encounter where epr_encounter_id = ?").param(visit).query().listOfRows());
        bus.process(admission().sentAgain());

        assertThat(stored.encounter(local)).isEqualTo(before);
        assertThat(before.parentUuid()).isNull();
        assertThat(stored.visit(visit).uuid()).isNotEqualTo(local);
    }

    @Test
    void aDeathDischargesNow() {
        bus.process(admission());
        bus.process(
                admission().sentAgain().patient("date_of_death", "2024-05-09").encounter("patient_deceased", true));

        assertThat(stored.visit(visit).dischargedAt()).isAfter(Instant.now().minusSeconds(60));
        assertThat(stored.patient(mrn).dod()).isEqualTo("2024-05-09");
    }

    @Test
    void anUnchangedEncounterCausesNoEventAndKeepsItsTimeOfModification() {
        bus.process(admission());
        EncounterRow before = stored.visit(visit);
        heardOnce(before);
        PatientRow patient = stored.patient(mrn);
        bus.process(admission().sentAgain());

        assertThat(stored.visit(visit)).isEqualTo(before);
        assertThat(stored.patient(mrn)).isEqualTo(patient);
        assertThat(bus.heard(EprBus.ENCOUNTER_CHANGED, before.uuid())).hasSize(1);
    }

    @Test
    void aMessageWithoutVisitTouchesThePatientAlone() {
        bus.process(person().patient("date_of_birth", "1971-02-28"));

        assertThat(stored.patient(mrn).dob()).isEqualTo("1971-02-28");
        assertThat(stored.encountersOf(stored.patient(mrn).uuid())).isEqualTo(List.of());
    }

    @Test
    void locationsWithoutAnEncounterAreMadeAllTheSame() {
        String ward = "W-" + mrn;
        bus.process(person().at(ward, null, "Bed 7").from(ward, "Bay 1", null));

        assertThat(stored.jdbc()
                        .sql(
                                "select ods_code || '|' || location_type || '|' || active from epr_location where ods_code like ? order by 1")
                        .param(ward + "%")
                        .query(String.class)
                        .list())
                .containsExactly(
                        ward + ":Bay 1|225730009|false", ward + ":Bed 7|229772003|false", ward + "|225746001|false");
    }

    @Test
    void theDefaultScoreSystemOfTheNearestPlaceIsTaken() {
        String ward = "W-" + mrn;
        bus.process(person().at(ward, null, null));
        stored.jdbc()
                .sql("update epr_location set score_system_default = 'meows' where ods_code = ?")
                .param(ward)
                .update();
        bus.process(admission().at(ward, "Bay 1", "Bed 2"));

        assertThat(stored.visit(visit).scoreSystem()).isEqualTo("meows");
    }

    private void heardOnce(EncounterRow encounter) {
        Awaitility.await()
                .until(() ->
                        !bus.heard(EprBus.ENCOUNTER_CHANGED, encounter.uuid()).isEmpty());
        assertThat(bus.heard(EprBus.ENCOUNTER_CHANGED, encounter.uuid()))
                .extracting(Object::toString)
                .containsExactly("{\"encounter_id\":\"" + encounter.uuid() + "\"}");
    }
}
