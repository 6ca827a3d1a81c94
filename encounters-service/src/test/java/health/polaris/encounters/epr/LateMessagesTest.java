package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.epr.EprBus.Outcome;
import health.polaris.encounters.epr.Stored.EncounterRow;
import health.polaris.encounters.epr.Stored.PatientRow;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Messages that come after what they should have come before (contracts/encounters.md §7.11). */
class LateMessagesTest extends EprTest {

    private static final Outcome LATE = new Outcome("processed", "late");
    private static final Outcome IN_TIME = new Outcome("processed", "");

    @Autowired
    LateMessagesTest(ApplicationContext context) {
        super(context);
    }

    @Test
    void aLateMessageFillsOnlyWhatIsEmptyAboutThePatient() {
        bus.process(person().sentAt(20).patient("first_name", "EVA").patient("last_name", null));
        String nhs = Envelope.newNhsNumber();
        Outcome outcome = bus.send(person().sentAgain()
                .sentAt(10)
                .nhs(nhs)
                .patient("first_name", "OLD")
                .patient("date_of_birth", "1971-02-28"));

        PatientRow patient = stored.patient(mrn);
        assertThat(outcome).isEqualTo(LATE);
        assertThat(patient.firstName()).isEqualTo("EVA");
        assertThat(patient.lastName()).isEqualTo("EXAMPLE");
        assertThat(patient.dob()).isEqualTo("1971-02-28");
        assertThat(patient.nhsNumber()).isEqualTo(nhs);
    }

    @Test
    void aLateTransferMovesNobodyBack() {
        bus.process(admission().sentAt(20).at("N-Ward 4", null, null));
        Outcome outcome = bus.send(admission().sentAgain().sentAt(10).at("N-ED", null, null));

        assertThat(outcome).isEqualTo(LATE);
        EncounterRow encounter = stored.visit(visit);
        assertThat(encounter.location()).isEqualTo("N-Ward 4");
        assertThat(stored.locationsLeft(encounter.uuid())).containsExactly("N-ED"); // F3: in the right place
        assertThat(stored.countWhere("epr_location", "ods_code", "N-ED")).isEqualTo(1);
    }

    @Test
    void aLateDischargeCountsWhenNothingNewerSpokeOfTheDischarge() {
        bus.process(admission().sentAt(20).at("N-Ward 4", null, null));
        Outcome outcome = bus.send(admission()
                .sentAgain()
                .sentAt(10)
                .at("N-ED", null, null)
                .encounter("discharged_at", "2024-05-09T10:00:00.000Z"));

        assertThat(outcome).isEqualTo(LATE);
        assertThat(stored.visit(visit).location()).isEqualTo("N-Ward 4");
        assertThat(stored.visit(visit).dischargedAt()).isEqualTo("2024-05-09T10:00:00Z");
    }

    @Test
    void aLateDischargeDoesNotOverruleItsCancellation() {
        bus.process(admission().sentAt(20).encounter("discharge_cancelled", true));
        bus.process(admission().sentAgain().sentAt(10).encounter("discharged_at", "2024-05-09T10:00:00.000Z"));

        assertThat(stored.visit(visit).dischargedAt()).isNull();
    }

    @Test
    void aLateAdmissionDoesNotBringBackWhatWasCancelled() {
        bus.process(admission().sentAt(20).encounter("admission_cancelled", true));
        Outcome outcome = bus.send(admission().sentAgain().sentAt(10));

        assertThat(outcome).isEqualTo(LATE);
        assertThat(stored.visit(visit).deleted()).isTrue();
    }

    @Test
    void aLateCancellationDeletesNothing() {
        bus.process(admission().sentAt(20));
        bus.process(admission().sentAgain().sentAt(10).encounter("admission_cancelled", true));

        assertThat(stored.visit(visit).deleted()).isFalse();
        assertThat(bus.heard(EprBus.ORPHAN_CHECK, stored.visit(visit).uuid())).isEmpty();
    }

    @Test
    void aLateMessageOfAVisitThatWentToAnotherPatientChangesNothingAndIsNotRefused() {
        String other = Envelope.newMrn();
        bus.process(admission().sentAt(10));
        bus.process(admission().sentAgain().sentAt(30).mrn(other).encounter("encounter_moved", true));
        EncounterRow moved = stored.visit(visit);

        Outcome outcome = bus.send(admission().sentAgain().sentAt(20).encounter("encounter_type", "OLD"));

        assertThat(outcome).isEqualTo(LATE);
        assertThat(stored.visit(visit)).isEqualTo(moved);
        assertThat(stored.visit(visit).patientUuid())
                .isEqualTo(stored.patient(other).uuid());
    }

    @Test
    void aLateMergeIsDone() {
        String old = Envelope.newMrn();
        bus.process(person().mrn(old));
        bus.process(person().sentAgain().sentAt(20));
        Outcome outcome = bus.send(person().sentAgain().sentAt(10).patient("previous_mrn", old));

        assertThat(outcome).isEqualTo(LATE);
        assertThat(stored.patient(old).parentUuid())
                .isEqualTo(stored.patient(mrn).uuid());
    }

    @Test
    void aLateMessageOfAnUnknownVisitCreatesIt() {
        bus.process(person().sentAt(20));
        bus.process(admission().sentAgain().sentAt(10));

        assertThat(stored.visit(visit).deleted()).isFalse();
    }

    @Test
    void withoutProofTheOrderOfArrivalCounts() {
        bus.process(admission().sentAt(20).encounter("encounter_type", "FIRST"));
        Outcome otherSender = bus.send(admission()
                .sentAgain()
                .sentAt(10)
                .head("sender", "OTHER|STMARYS")
                .encounter("encounter_type", "SECOND"));
        assertThat(otherSender).isEqualTo(LATE); // O3: one order for all senders
        assertThat(stored.visit(visit).encounterType()).isEqualTo("FIRST");

        assertThat(bus.send(admission().sentAgain().encounter("encounter_type", "THIRD")))
                .isEqualTo(IN_TIME);
        assertThat(stored.visit(visit).encounterType()).isEqualTo("THIRD");
    }

    @Test
    void theSequenceDecidesWhereTimesDoNot() {
        bus.process(admission().sentAt(10).sequence(8));
        assertThat(bus.send(admission().sentAgain().sentAt(10).sequence(7).encounter("encounter_type", "OLD")))
                .isEqualTo(LATE);
        assertThat(stored.visit(visit).encounterType()).isEqualTo("INPATIENT");

        assertThat(bus.send(admission().sentAgain().sentAt(11).sequence(6).encounter("encounter_type", "NEW")))
                .isEqualTo(IN_TIME);
        assertThat(stored.visit(visit).encounterType()).isEqualTo("NEW");
    }

    @Test
    void illFormedOrderIsNone() {
        bus.process(admission().sentAt(10).sequence(8));
        Outcome outcome = bus.send(admission()
                .sentAgain()
                .head("sent_at", "yesterday")
                .head("sender", 5)
                .head("sequence", "7")
                .head("reprocess", "x"));

        assertThat(outcome).isEqualTo(IN_TIME);
    }
}
