package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.epr.EprBus.Outcome;
import health.polaris.encounters.epr.Stored.PatientRow;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** How patients are found, made and corrected (contracts/encounters.md §7.3, W16, W19). */
class PatientRulesTest extends EprTest {

    private final String nhs = Envelope.newNhsNumber();

    @Autowired
    PatientRulesTest(ApplicationContext context) {
        super(context);
    }

    @Test
    void whatIsToldOverwritesAndWhatIsNotToldStays() {
        bus.process(person().nhs(nhs).patient("date_of_birth", "1971-02-28"));
        bus.process(person().sentAgain()
                .patient("first_name", "EVA")
                .patient("last_name", null)
                .patient("sex_sct", ""));

        PatientRow patient = stored.patient(mrn);
        assertThat(patient.firstName()).isEqualTo("EVA");
        assertThat(patient.lastName()).isEqualTo("EXAMPLE");
        assertThat(patient.sex()).isEqualTo("248152002");
        assertThat(patient.nhsNumber()).isEqualTo(nhs);
        assertThat(patient.dob()).isEqualTo("1971-02-28");
    }

    @Test
    void theNhsNumberFindsAPatientWhoseMrnHasChanged() {
        Envelope known = person().nhs(nhs).patient("date_of_birth", "1971-02-28"); // I5: who agrees is the same person
        bus.process(known);
        String newMrn = Envelope.newMrn();
        bus.process(known.sentAgain().mrn(newMrn));

        assertThat(stored.patientsWithNhsNumber(nhs)).hasSize(1);
        assertThat(stored.patient(newMrn).nhsNumber()).isEqualTo(nhs);
    }

    @Test
    void theMrnFindsAPatientWhoseNhsNumberIsNew() {
        bus.process(person());
        bus.process(person().sentAgain().nhs(nhs));

        assertThat(stored.patient(mrn).nhsNumber()).isEqualTo(nhs);
    }

    @Test
    void aPatientMayHaveOneIdentifierAndNoName() {
        bus.process(Envelope.withoutVisit().nhs(nhs).patient("first_name", null).patient("last_name", null));

        assertThat(stored.patientsWithNhsNumber(nhs)).singleElement().satisfies(patient -> {
            assertThat(patient.hospitalNumber()).isNull();
            assertThat(patient.lastName()).isNull();
        });
    }

    @Test
    void refusesAPatientWithoutIdentifier() {
        assertThat(bus.send(Envelope.withoutVisit()))
                .isEqualTo(new Outcome("rejected", "neither NHS number nor MRN: PID-3: send an MRN or an NHS number"));
    }

    /** I3: alone it is refused, beside an MRN it is left out. */
    @Test
    void refusesAnNhsNumberWithAWrongCheckDigit() {
        assertThat(bus.send(person().mrn(null).nhs("9434765918")))
                .isEqualTo(new Outcome(
                        "rejected", "NHS number invalid: PID-3: correct the NHS number, or send an MRN beside it"));
        assertThat(stored.patientsWithMrn(mrn)).isEmpty();
        bus.process(person().sentAgain().nhs("9434765918"));
        assertThat(stored.patient(mrn).nhsNumber()).isNull();
    }

    @Test
    void tenEqualDigitsAreNoNhsNumber() {
        String other = Envelope.newMrn();
        bus.process(person().nhs("9999999999"));
        bus.process(person().sentAgain().mrn(other).nhs("9999999999"));

        assertThat(stored.patient(mrn).uuid())
                .isNotEqualTo(stored.patient(other).uuid());
        assertThat(stored.patient(mrn).nhsNumber()).isNull();
        assertThat(bus.send(Envelope.withoutVisit().nhs("0000000000")).reason())
                .isEqualTo("neither NHS number nor MRN: PID-3: send an MRN or an NHS number");
    }

    /** I5, I6: the MRN says who it is, and the NHS number stays with its owner. */
    @Test
    void anNhsNumberOfAnotherPatientIsNotTakenAlongWithTheMrn() {
        String other = Envelope.newMrn();
        bus.process(person().nhs(nhs));
        bus.process(person().sentAgain().mrn(other));
        bus.process(person().sentAgain().mrn(other).nhs(nhs).patient("first_name", "EVA"));

        assertThat(stored.patient(other).firstName()).isEqualTo("EVA");
        assertThat(stored.patient(other).nhsNumber()).isNull();
        assertThat(stored.patient(mrn).nhsNumber()).isEqualTo(nhs);
        assertThat(stored.patient(mrn).firstName()).isEqualTo("AVA");
    }

    @Test
    void anIdentifierOfSomebodyMergedIntoThePatientIsNotWrittenToThePatient() {
        String current = Envelope.newMrn();
        String currentNhs = Envelope.newNhsNumber();
        bus.process(person().nhs(nhs));
        bus.process(person().sentAgain()
                .mrn(current)
                .nhs(currentNhs)
                .patient("previous_mrn", mrn)
                .patient("previous_nhs_number", nhs));
        bus.process(person().sentAgain().nhs(nhs).patient("first_name", "EVA"));

        PatientRow survivor = stored.patient(current);
        assertThat(survivor.nhsNumber()).isEqualTo(currentNhs);
        assertThat(survivor.firstName()).isEqualTo("EVA");
        assertThat(stored.patient(mrn).parentUuid()).isEqualTo(survivor.uuid());
    }

    @Test
    void refusesFieldsOfWrongTypeAndDaysThatAreNone() {
        assertThat(bus.send(person().patient("first_name", 5)).reason())
                .isEqualTo("field of wrong type or format: first_name: send a text without U+0000, or leave it out");
        assertThat(bus.send(person().sentAgain().patient("date_of_birth", "1971-02-30"))
                        .reason())
                .isEqualTo("field of wrong type or format: date_of_birth: send a day as 1971-02-28, or leave it out");
        assertThat(bus.send(person().sentAgain().patient("last_name", "A\0B")).reason())
                .isEqualTo("field of wrong type or format: last_name: send a text without U+0000, or leave it out");
        assertThat(stored.patientsWithMrn(mrn)).isEmpty();
    }

    @Test
    void refusesIdentifiersThatNoIndexHolds() {
        assertThat(bus.send(person().mrn("M".repeat(601))).reason())
                .isEqualTo("identifier or code above 600 characters: mrn: send one of at most 600 characters");
        bus.process(person().sentAgain().mrn("M".repeat(500) + mrn).patient("last_name", "X".repeat(5_000)));
    }

    @Test
    void unknownFieldsAndActionsAreIgnored() {
        Envelope message = person().nhs(nhs).patient("favourite_colour", "blue").head("weather", Map.of("sun", 1));
        bus.publish(
                message.json().replace("\"actions\":[", "\"actions\":[{\"name\":\"dance\",\"data\":1,\"x\":null},"));
        assertThat(bus.outcome(message.uuid()).outcome()).isEqualTo("processed");

        assertThat(stored.patient(mrn).nhsNumber()).isEqualTo(nhs);
    }
}
