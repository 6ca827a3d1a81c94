package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.epr.Stored.EncounterRow;
import health.polaris.encounters.epr.Stored.PatientRow;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A34 and A40: two patients were one (contracts/encounters.md §7.4, W1 to W4). */
class PatientMergeTest extends EprTest {

    private final String oldMrn = Envelope.newMrn();
    private final String nhs = Envelope.newNhsNumber();

    @Autowired
    PatientMergeTest(ApplicationContext context) {
        super(context);
    }

    private Envelope merge() {
        return person().sentAgain().patient("previous_mrn", oldMrn);
    }

    @Test
    void encountersMoveWithAMergeThatSpeaksOfNoVisit() {
        bus.process(person());
        bus.process(admission().sentAgain().mrn(oldMrn));
        EncounterRow before = stored.visit(visit);
        Envelope merge = merge();
        bus.process(merge);

        PatientRow survivor = stored.patient(mrn);
        EncounterRow after = stored.visit(visit);
        assertThat(stored.patient(oldMrn).parentUuid()).isEqualTo(survivor.uuid());
        assertThat(after.patientUuid()).isEqualTo(survivor.uuid());
        assertThat(after.patientRecordUuid()).isEqualTo(survivor.recordUuid());
        assertThat(after.mergeHistory()).contains(before.patientUuid(), before.patientRecordUuid(), merge.uuid());
    }

    @Test
    void afterTheMergeTheVisitIsUpdatedUnderEitherIdentifier() {
        bus.process(admission().sentAgain().mrn(oldMrn));
        bus.process(merge());
        bus.process(admission().sentAgain().encounter("encounter_type", "DAYCASE"));
        bus.process(admission().sentAgain().mrn(oldMrn).at("N-ED", null, null));

        assertThat(stored.visit(visit).encounterType()).isEqualTo("INPATIENT");
        assertThat(stored.visit(visit).location()).isEqualTo("N-ED");
        assertThat(stored.visit(visit).patientUuid())
                .isEqualTo(stored.patient(mrn).uuid());
    }

    @Test
    void anUnknownOldPatientLeavesAStubThatLeadsToTheSurvivor() {
        String oldNhs = Envelope.newNhsNumber();
        bus.process(merge().nhs(nhs).patient("previous_nhs_number", oldNhs));

        PatientRow survivor = stored.patient(mrn);
        PatientRow stub = stored.patient(oldMrn);
        assertThat(stub.parentUuid()).isEqualTo(survivor.uuid());
        assertThat(stub.nhsNumber()).isEqualTo(oldNhs);
        assertThat(stub.firstName()).isNull(); // M1: an empty merged record
        assertThat(stub.productUuid()).isNotNull();
    }

    @Test
    void aRepeatedMergeLeavesNoSecondStub() {
        bus.process(merge());
        bus.process(merge());

        assertThat(stored.childrenOf(stored.patient(mrn).uuid())).hasSize(1);
    }

    @Test
    void theOldPatientIsFoundEvenIfBothSidesCarryTheSameNhsNumber() {
        bus.process(person().nhs(nhs));
        bus.process(person().sentAgain().mrn(oldMrn));
        bus.process(merge().nhs(nhs).patient("previous_nhs_number", nhs));

        assertThat(stored.patient(oldMrn).parentUuid())
                .isEqualTo(stored.patient(mrn).uuid());
    }

    @Test
    void anOldMrnNobodyKnowsLeadsToTheSurvivorEvenIfTheNhsNumberStaysTheSame() {
        bus.process(person().mrn(oldMrn).nhs(nhs));
        bus.process(merge().nhs(nhs).patient("previous_nhs_number", nhs));

        PatientRow survivor = stored.patient(mrn);
        assertThat(survivor.nhsNumber()).isEqualTo(nhs);
        bus.process(person().sentAgain().mrn(oldMrn).patient("first_name", "EVA"));
        assertThat(stored.patient(mrn).firstName()).isEqualTo("EVA"); // M1: it leads to the record that MRG names
    }

    @Test
    void twoOldPatientsAreBothMerged() {
        String oldNhs = Envelope.newNhsNumber();
        bus.process(person().mrn(oldMrn));
        bus.process(person().sentAgain().mrn(null).nhs(oldNhs));
        bus.process(merge().patient("previous_nhs_number", oldNhs));

        assertThat(stored.childrenOf(stored.patient(mrn).uuid())).hasSize(2);
    }

    @Test
    void aChainOfMergesLeadsToTheLastSurvivor() {
        String last = Envelope.newMrn();
        bus.process(admission().sentAgain().mrn(oldMrn));
        bus.process(merge());
        bus.process(person().sentAgain().mrn(last).patient("previous_mrn", mrn));
        bus.process(admission().sentAgain().mrn(oldMrn).encounter("encounter_type", "DAYCASE"));

        assertThat(stored.visit(visit).patientUuid())
                .isEqualTo(stored.patient(last).uuid());
        assertThat(stored.visit(visit).encounterType()).isEqualTo("DAYCASE");
    }

    @Test
    void aPreviousIdentifierThatIsNoneIsNeitherRefusedNorStored() {
        bus.process(person().patient("previous_nhs_number", "123").patient("previous_mrn", "M".repeat(700)));

        assertThat(stored.childrenOf(stored.patient(mrn).uuid())).isEmpty();
    }

    @Test
    void aMergeWithItselfChangesNothing() {
        bus.process(person());
        bus.process(person().sentAgain().patient("previous_mrn", mrn));

        assertThat(stored.patient(mrn).parentUuid()).isNull();
    }

    @Test
    void aMergeMayCarryTheVisit() {
        bus.process(admission().sentAgain().mrn(oldMrn));
        bus.process(admission().sentAgain().patient("previous_mrn", oldMrn).encounter("encounter_type", "DAYCASE"));

        assertThat(stored.visit(visit).patientUuid())
                .isEqualTo(stored.patient(mrn).uuid());
        assertThat(stored.visit(visit).encounterType()).isEqualTo("DAYCASE");
        assertThat(bus.heard(EprBus.ENCOUNTER_CHANGED, stored.visit(visit).uuid()))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aMergeThatIsDoneAgainWithoutItsVisitMergesWhomItNamesNowAlone() {
        String other = Envelope.newMrn();
        bus.process(person());
        bus.process(person().sentAgain().mrn(oldMrn));
        bus.process(person().sentAgain().mrn(other));
        Envelope merge = admission().sentAgain().patient("previous_mrn", oldMrn);
        bus.process(merge);
        assertThat(stored.patient(oldMrn).parentUuid())
                .isEqualTo(stored.patient(mrn).uuid());

        Envelope again = person().head("dhos_connector_message_uuid", merge.uuid())
                .patient("previous_mrn", other)
                .head("reprocess", 1);
        bus.publish(again);
        bus.outcomes(merge.uuid(), 2);

        assertThat(stored.patient(other).parentUuid())
                .isEqualTo(stored.patient(mrn).uuid());
        assertThat(stored.patient(oldMrn).parentUuid()).isNull();
    }
}
