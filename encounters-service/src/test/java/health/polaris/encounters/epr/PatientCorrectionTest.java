package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What an operator does about two records: merges, unlinks, dismissals (contracts/identity.md §5). */
class PatientCorrectionTest extends EprTest {

    private static final String PATIENT = "/dhos/v1/patient/";

    @LocalServerPort
    private int port;

    private final String other = Envelope.newMrn();
    private Api operator;

    @Autowired
    PatientCorrectionTest(ApplicationContext context) {
        super(context);
    }

    @BeforeEach
    void connect() {
        operator = new Api(port).as(Tokens.clinician("C-operator", "write:hl7_message"));
    }

    private String uuid(String number) {
        return stored.patient(number).uuid();
    }

    private String merge(String one, String another) {
        return PATIENT + one + "/merge/" + another;
    }

    @Test
    void aMergeTakesTheStaysAlongAndAnUnlinkGivesThemBack() {
        bus.process(person());
        bus.process(admission().sentAgain().mrn(other));
        String survivor = uuid(mrn);
        String merged = uuid(other);

        operator.post(merge(survivor, merged), null).expect(204);
        assertThat(stored.visit(visit).patientUuid()).isEqualTo(survivor);
        assertThat(stored.patient(other).parentUuid()).isEqualTo(survivor);
        Awaitility.await()
                .until(() -> bus.heard(EprBus.AUDIT, merged).stream()
                        .anyMatch(event -> event.path("event_type").asString().equals("patients_merged")
                                && event.path("event_data")
                                        .path("clinician_id")
                                        .asString()
                                        .equals("C-operator")));

        operator.post(PATIENT + merged + "/unlink", null).expect(204);
        assertThat(stored.visit(visit).patientUuid()).isEqualTo(merged);
        assertThat(stored.patient(other).parentUuid()).isNull();
        Awaitility.await()
                .until(() -> bus.heard(EprBus.AUDIT, merged).stream()
                        .anyMatch(event -> event.path("event_type").asString().equals("patients_unlinked")));
    }

    @Test
    void aMergeLetsAMessageThroughThatWaitedForIt() {
        bus.process(admission());
        Envelope waiting = admission().sentAgain().mrn(other).encounter("encounter_type", "DAYCASE");
        assertThat(bus.send(waiting).outcome()).isEqualTo("waiting");

        operator.post(merge(uuid(mrn), uuid(other)), null).expect(204);

        assertThat(bus.outcomes(waiting.uuid(), 2).getLast().outcome()).isEqualTo("processed");
        assertThat(stored.visit(visit).encounterType()).isEqualTo("DAYCASE");
    }

    @Test
    void whatIsNoMergeIsRefused() {
        bus.process(person());
        bus.process(person().sentAgain().mrn(other));
        String one = uuid(mrn);
        String another = uuid(other);
        String nobody = UUID.randomUUID().toString();

        operator.post(merge(one, nobody), null).expect(404);
        operator.post(merge(nobody, one), null).expect(404);
        operator.post(PATIENT + nobody + "/unlink", null).expect(404);
        assertThat(operator.post(merge(one, one), null).expect(409).message()).startsWith("other_patient_id: ");
        assertThat(operator.post(PATIENT + one + "/unlink", null).expect(409).message())
                .startsWith("patient_id: the patient is not merged");
        operator.post(merge(one, another), null).expect(204);
        assertThat(operator.post(merge(one, another), null).expect(409).message())
                .isEqualTo("other_patient_id: the two are one patient already; nothing is left to merge");
        assertThat(operator.post(merge(another, one), null).expect(409).message())
                .contains("merged into " + one + " itself");
        new Api(port)
                .as(Tokens.clinician("C1", "read:hl7_message", "write:send_encounter"))
                .post(merge(one, another), null)
                .expect(403);
    }

    @Test
    void aConflictIsDismissedOnceWithAReason() {
        String nhs = Envelope.newNhsNumber();
        bus.process(person().nhs(nhs).patient("last_name", "OWNER"));
        bus.process(person().sentAgain().mrn(other).nhs(nhs).patient("last_name", "CLAIMANT"));
        String conflict = stored.jdbc()
                .sql("select uuid from patient_conflict where value = ? and state = 'open'")
                .param(nhs)
                .query(String.class)
                .single();
        String path = PATIENT + "conflict/" + conflict + "/dismissal";

        operator.post(path, Map.of("reason", " ")).expect(400);
        operator.post(PATIENT + "conflict/nobody/dismissal", Map.of("reason", "typed wrong"))
                .expect(404);
        operator.post(path, Map.of("reason", "typed wrong, corrected in the EPR"))
                .expect(204);
        assertThat(operator.post(path, Map.of("reason", "again")).expect(409).message())
                .isEqualTo("conflict_id: the conflict is dismissed already; only an open one can be dismissed");
        assertThat(stored.countWhere("patient_conflict", "uuid", conflict)).isEqualTo(1);
        Awaitility.await()
                .until(() -> bus.heard(EprBus.AUDIT, uuid(other)).stream()
                        .anyMatch(event -> event.path("event_type").asString().equals("patient_conflict_dismissed")));
    }

    /** I2: a row from before facts were kept whose number another patient has without blanks. */
    @Test
    void aPatientWhoseNumberWasStoredWithBlanksIsMergedAndParted() {
        bus.process(person());
        String survivor = uuid(mrn);
        String padded = UUID.randomUUID().toString();
        stored.jdbc().sql("""
                        insert into epr_patient
                        select (jsonb_populate_record(patient, jsonb_build_object('uuid', cast(:padded as text),
                            'record_uuid', cast(:padded as text),
                            'nhs_number', null, 'hospital_number', hospital_number || ' '))).*
                        from epr_patient patient where uuid = :uuid
                        """).param("padded", padded).param("uuid", survivor).update();

        operator.post(merge(survivor, padded), null).expect(204);
        assertThat(parent(padded)).isEqualTo(survivor);
        assertThat(uuid(mrn)).isEqualTo(survivor);

        operator.post(PATIENT + padded + "/unlink", null).expect(204);
        assertThat(parent(padded)).isNull();
        assertThat(uuid(mrn)).isEqualTo(survivor);
        assertThat(conflicts(padded)).containsExactly("open");
    }

    private @Nullable String parent(String uuid) {
        return stored.jdbc()
                .sql("select parent_uuid from epr_patient where uuid = ?")
                .param(uuid)
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    private List<String> conflicts(String claimant) {
        return stored.jdbc()
                .sql("select state from patient_conflict where claimant_uuid = ?")
                .param(claimant)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
