package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Ward;
import health.polaris.encounters.epr.Stored.EncounterRow;
import health.polaris.encounters.epr.Stored.PatientRow;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Lives of a visit number are separate (contracts/identity.md O4): what a client says of one is not said of another. */
class ChangedLivesTest extends EprTest {

    private static final String END = "2024-05-09T10:00:00Z";

    @LocalServerPort
    private int port;

    private final String other = Envelope.newMrn();
    private Api ward;

    @Autowired
    ChangedLivesTest(ApplicationContext context) {
        super(context);
    }

    @BeforeEach
    void connect() {
        ward = new Ward(port).api;
    }

    private Answer patch(String uuid, String key, @Nullable Object value) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put(key, value);
        return ward.patch("/dhos/v1/encounter/" + uuid, body);
    }

    private String admitted() {
        bus.process(admission().sentAt(10));
        return stored.visit(visit).uuid();
    }

    private void cancelledAndGivenToAnother() {
        bus.process(admission().sentAgain().sentAt(20).encounter("admission_cancelled", true));
        bus.process(admission().sentAgain().sentAt(30).mrn(other).at("N-Other", null, null));
    }

    private EncounterRow others() {
        return stored.encountersOf(stored.patient(other).uuid()).getFirst();
    }

    @Test
    void aChangeStaysWithTheLifeOfAStayOnWhichItWasMadeThoughTheNumberTurnsOutToBeAnotherPatients() {
        String uuid = admitted();
        patch(uuid, "discharged_at", END).expect(200);
        cancelledAndGivenToAnother();

        assertThat(others().dischargedAt()).isNull();
        assertThat(stored.encounter(uuid).dischargedAt()).isEqualTo(END);
        assertThat(stored.encounter(uuid).patientUuid())
                .isEqualTo(stored.patient(mrn).uuid());
    }

    @ParameterizedTest
    @CsvSource({
        "admitted_at, 2024-05-01T10:00:00.000Z",
        "encounter_type, EMERGENCY",
        "location_uuid, W2",
        "discharged_at, 2024-05-09T10:00:00.000Z",
        "deleted_at, 2024-05-09T10:00:00.000Z"
    })
    void aCancelledLifeCanBeChangedThoughItsNumberIsAnotherPatientsNow(String key, String value) {
        String uuid = admitted();
        cancelledAndGivenToAnother();
        EncounterRow before = others();

        assertThat(patch(uuid, key, value).expect(200).json().path(key).asString())
                .isEqualTo(value);
        assertThat(others()).isEqualTo(before);
    }

    @Test
    void aCancelledLifeKeepsItsNumberAndStaysCancelledWhileAnotherPatientHasIt() {
        String uuid = admitted();
        cancelledAndGivenToAnother();

        patch(uuid, "epr_encounter_id", Envelope.newVisitNumber()).expect(409);
        patch(uuid, "deleted_at", null).expect(409);
        assertThat(stored.encounter(uuid).deleted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "admitted_at, 2024-05-01T10:00:00.000Z",
        "encounter_type, EMERGENCY",
        "location_uuid, W2",
        "discharged_at, 2024-05-09T10:00:00.000Z",
        "deleted_at, 2024-05-09T10:00:00.000Z",
        "epr_encounter_id, V-other"
    })
    void theRowOfAVisitThatIsShownAsALocalStayNowSaysWhichOneToChange(String key, String value) {
        bus.process(person().sentAt(5));
        String patient = stored.patient(mrn).uuid();
        String local = ward.post("/dhos/v2/encounter", Ward.body(patient, "patient_record_uuid", "R"))
                .expect(200)
                .json()
                .path("uuid")
                .asString();
        bus.process(admission().sentAgain().sentAt(10).encounter("admitted_at", "2024-06-03T08:15:00.000Z"));
        String row = stored.visit(visit).uuid();
        bus.process(admission().sentAgain().sentAt(20).encounter("admitted_at", "2024-05-03T08:20:00.000Z"));
        assertThat(stored.encounter(local).eprEncounterId()).isEqualTo(visit);

        assertThat(patch(row, key, value).expect(409).message()).contains(local);
    }

    /** O5: a ward that still has the patient's uuid of before a merge is shown the stays of the one that survived. */
    @Test
    void aLocalEncounterMadeUnderAMergedPatientKnowsTheStayThatIsShown() {
        bus.process(admission());
        bus.process(person().sentAgain().mrn(other));
        PatientRow merged = stored.patient(other);
        bus.process(person().sentAgain().patient("previous_mrn", other));
        String local = ward.post("/dhos/v2/encounter", Ward.body(merged.uuid(), "patient_record_uuid", "R"))
                .expect(200)
                .json()
                .path("uuid")
                .asString();

        EncounterRow shown = stored.visit(visit);
        assertThat(shown.uuid()).isNotEqualTo(local);
        assertThat(shown.location()).isNotEqualTo(stored.encounter(local).location());
        assertThat(ward.post("/dhos/v2/encounter", Ward.body(merged.uuid(), "patient_record_uuid", "R"))
                        .expect(409)
                        .message())
                .contains(local);
    }

    @Test
    void aCancelledLifeOfANamespaceCanBeChangedToo() {
        bus.process(admission().sentAt(10).patient("namespace", "north").encounter("namespace", "north"));
        String uuid = stored.visit(visit).uuid();

        patch(uuid, "encounter_type", "EMERGENCY").expect(200);
        assertThat(stored.encounter(uuid).encounterType()).isEqualTo("EMERGENCY");
    }
}
