package health.polaris.connector.hl7.adt;

import static health.polaris.connector.hl7.MessagesForTests.RULES;
import static health.polaris.connector.hl7.MessagesForTests.encounter;
import static health.polaris.connector.hl7.MessagesForTests.interpret;
import static health.polaris.connector.hl7.MessagesForTests.message;
import static health.polaris.connector.hl7.MessagesForTests.only;
import static health.polaris.connector.hl7.MessagesForTests.patient;
import static health.polaris.connector.hl7.MessagesForTests.read;
import static health.polaris.connector.hl7.MessagesForTests.segment;
import static health.polaris.connector.hl7.MessagesForTests.text;
import static health.polaris.connector.hl7.MessagesForTests.understood;
import static health.polaris.connector.hl7.MessagesForTests.visit;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.acknowledgement.RefusalReason;
import health.polaris.connector.hl7.acknowledgement.Warning;
import health.polaris.connector.hl7.acknowledgement.WarningReason;
import health.polaris.connector.hl7.action.Action;
import health.polaris.connector.hl7.action.EncounterData;
import health.polaris.connector.hl7.action.PatientData;
import health.polaris.connector.hl7.message.Hl7Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdtInterpreterTest {

    private static final String STAY = visit("2", "INPATIENT", "3", "W", "19", "E-1", "44", "20240311221500");

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
        5^^^STM^MRN,                                  5, ``
        5^^^STM^MRN~9434765919^^^X^NHS,                        5, 9434765919
        9434765919^^^X^NHSNBR,                                 ``, 9434765919
        9434765919^^^X^NHSNMBR~9434765870^^^^NHS~5^^^^MRN~6^^^^MRN,     5, 9434765919
        ^^^^MRN~6^^^^MRN,                             6, ``
        ""^^^^MRN~9434765919^^^^NHS,                           ``, 9434765919
        5&x^^^^MRN&y,                                 5, ``
        5\\T\\6^^^^MRN,                               5&6, ``
        """)
    void findsIdentifiersByTypeAlone(String pid3, String mrn, String nhsNumber) {
        PatientData patient = patient(only("ADT^A01", "PID|1|7^^^^MRN|" + pid3 + "|8^^^^NHS"));
        assertThat(patient.mrn()).isEqualTo(mrn.isEmpty() ? null : mrn);
        assertThat(patient.nhsNumber()).isEqualTo(nhsNumber.isEmpty() ? null : nhsNumber);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 248153007",
        "M, 248153007",
        "m, 248153007",
        "2, 248152002",
        "F, 248152002",
        "f, 248152002",
        "4, 32570681000036106",
        "I, 32570681000036106",
        "i, 32570681000036106",
        "3, 184115007",
        "U, 184115007",
        "0, 184115007",
        "9, 184115007",
        "O, 184115007",
        "A, 184115007",
        "N, 184115007",
        "'', 184115007",
        "'\"\"', 184115007",
        "M^X, 248153007"
    })
    void translatesSex(String pid8, String code) {
        assertThat(patient(onlyPatient("8", pid8)).sexSct()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"FINCH^ROWAN, ROWAN, FINCH", "FINCH, , FINCH", "FINCH^, '', FINCH", "'', , ''", "'\"\"^\"\"', , "})
    void keepsNamesWithTheirKindOfNothing(String pid5, @Nullable String first, @Nullable String last) {
        PatientData patient = patient(onlyPatient("5", pid5));
        assertThat(patient.firstName()).isEqualTo(first);
        assertThat(patient.lastName()).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({"19790226, 1979-02-26", "1954, ", "19790226233000+0100, 1979-02-26", "'', ", "'\"\"', ", "197902, "})
    void readsDatesOfBirthAndDeath(String value, @Nullable String date) {
        assertThat(patient(onlyPatient("7", value)).dateOfBirth()).isEqualTo(date);
        assertThat(patient(onlyPatient("29", value)).dateOfDeath()).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({"PV1, 44", "PV1, 45"})
    void refusesTimestampsThatAreNone(String name, String number) {
        Hl7Message message = message("ADT^A01", visit("3", "W", "44", "20240311", number, "20171301"));
        assertRefused(
                message, RefusalReason.TIMESTAMP, "HL7 field " + name + "-" + number + " is not a valid timestamp");
    }

    @Test
    void refusesSendingTimeThatIsNone() {
        Hl7Message message = read("MSH|^~\\&|||||yesterday||ADT^A01\rPID|1||5^^^^MRN");
        assertRefused(message, RefusalReason.TIMESTAMP, "HL7 field MSH-7 is not a valid timestamp");
    }

    private static void assertRefused(Hl7Message message, RefusalReason reason, String text) {
        Refusal refusal = ((AdtInterpretation.Refused) interpret(message)).refusal();
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\""})
    void takesMessagesThatDoNotSayWhenTheyWereSent(String msh7) {
        assertThat(understood(read("MSH|^~\\&|||||" + msh7 + "||ADT^A01\rPID|1||5^^^^MRN"))
                        .sentAt())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"A34, 7, 9434765870", "A40, 7, 9434765870", "A01, , ", "A35, , "})
    void namesThePatientMergedAwayOnlyInMerges(String trigger, @Nullable String mrn, @Nullable String nhsNumber) {
        PatientData patient = patient(message("ADT^" + trigger, "MRG|7^^^^MRN~9434765870^^^^NHS"));
        assertThat(patient.previousMrn()).isEqualTo(mrn);
        assertThat(patient.previousNhsNumber()).isEqualTo(nhsNumber);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A34", "A40"})
    void refusesMergesThatDoNotSayWithWhom(String trigger) {
        assertRefused(message("ADT^" + trigger), RefusalReason.MERGE_MISSING, "HL7 MRG segment missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\""})
    void saysOnlyThePatientWithoutAdmissionTime(String pv1dash44) {
        assertThat(understood(message("ADT^A01", visit("3", "W", "44", pv1dash44)))
                        .actions())
                .extracting(Action::name)
                .containsExactly("process_patient");
        assertThat(understood(message("ADT^A01")).actions()).hasSize(1);
    }

    @Test
    void saysPatientLocationAndEncounterInThisOrder() {
        assertThat(understood(message("ADT^A28", STAY)).actions())
                .extracting(Action::name)
                .containsExactly("process_patient", "process_location", "process_encounter");
    }

    @ParameterizedTest
    @CsvSource({"'', false", "'\"\"', false", "^BAY, false", "WARD, true", "WARD^BAY, true"})
    void hasAPreviousLocationWhenItNamesAWard(String pv1dash6, boolean present) {
        Hl7Message message = message("ADT^A02", visit("3", "W", "6", pv1dash6, "44", "2024"));
        assertThat(encounter(message).previousLocation() != null).isEqualTo(present);
    }

    @ParameterizedTest
    @CsvSource({"A11, 1000", "A23, 1000", "A27, 1000", "A38, 1000", "A12, 0100", "A13, 0010", "A44, 0001", "A01, 0000"})
    void flagsWhatATriggerUndoes(String trigger, String flags) {
        EncounterData encounter = encounter(message("ADT^" + trigger, STAY));
        assertThat(digit(encounter.admissionCancelled())
                        + digit(encounter.transferCancelled())
                        + digit(encounter.dischargeCancelled())
                        + digit(encounter.encounterMoved()))
                .isEqualTo(flags);
    }

    private static String digit(boolean flag) {
        return flag ? "1" : "0";
    }

    @ParameterizedTest
    @CsvSource({"20240101, true", "'', false", "'\"\"', false"})
    void patientIsDeceasedWhenADateOfDeathIsGiven(String pid29, boolean deceased) {
        String patient = segment("PID", 30, "3", "5^^^^MRN", "29", pid29, "30", "Y");
        assertThat(encounter(only("ADT^A01", patient + "\r" + STAY)).patientDeceased())
                .isEqualTo(deceased);
    }

    @Test
    void warnsOfWhatNobodyWouldNotice() {
        assertThat(warnings(message("ADT^A03"))).containsExactly(WarningReason.STAY_MISSING);
        assertThat(warnings(message("ADT^A31"))).isEmpty();
        assertThat(warnings(read(text("ADT^A31") + "\n\n" + text("ADT^A31"))))
                .containsExactly(WarningReason.FURTHER_MESSAGE);
        assertThat(warnings(message("ADT^A31", "PID|2||6^^^^MRN"))).containsExactly(WarningReason.FURTHER_PATIENT);
        assertThat(warnings(message("ADT^A37", "PID|2||6^^^^MRN"))).isEmpty();
        assertThat(warnings(message("ADT^A01", STAY))).isEmpty();
        assertThat(warnings(message("ADT^A01", visit("44", "2024"))))
                .containsExactly(
                        WarningReason.WARD_BLANK,
                        WarningReason.ENCOUNTER_ID_MISSING,
                        WarningReason.ENCOUNTER_TYPE_MISSING);
        assertThat(warnings(read(text("ADT^A28").replace("2024", "2034"))))
                .containsExactly(WarningReason.SENT_AHEAD_OF_CLOCK);
    }

    /** O3: either reading of a local time in the doubled hour, so the first of the two is not ahead. */
    @Test
    void doesNotWarnOfAClockInTheFirstOfTheTwoHoursOfAutumn() {
        Hl7Message message = read(text("ADT^A31").replace("20240312081530", "20241027013001"));
        AdtInterpretation.Understood inFirst =
                (AdtInterpretation.Understood) interpret(message, RULES, Instant.parse("2024-10-27T00:30:02Z"));
        assertThat(inFirst.warnings()).isEmpty();
    }

    private static List<WarningReason> warnings(Hl7Message message) {
        return understood(message).warnings().stream().map(Warning::reason).toList();
    }

    private static Hl7Message onlyPatient(String number, String value) {
        return only("ADT^A28", segment("PID", 30, "3", "5^^^^MRN", number, value));
    }
}
