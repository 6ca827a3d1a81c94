package health.polaris.connector.hl7.adt;

import static health.polaris.connector.hl7.MessagesForTests.RULES;
import static health.polaris.connector.hl7.MessagesForTests.message;
import static health.polaris.connector.hl7.MessagesForTests.only;
import static health.polaris.connector.hl7.MessagesForTests.read;
import static health.polaris.connector.hl7.MessagesForTests.visit;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.acknowledgement.RefusalReason;
import health.polaris.connector.hl7.message.Hl7Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdtValidationTest {

    @ParameterizedTest
    @CsvSource({
        "ORU^R01, 'HL7 message of unexpected type ''ORU'''",
        "adt^A01, 'HL7 message of unexpected type ''adt'''",
        "'', 'HL7 message of unexpected type '''''",
        "'\"\"', 'HL7 message of unexpected type '''''"
    })
    void refusesOtherTypes(String type, String text) {
        assertRefused(message(type), RefusalReason.MESSAGE_TYPE, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A19", "A20", "A24", "A29", "A42", "A46", "A48", "A51", "A54", "A55", "A60", "A61", "A62", "a01", "A1"
            })
    void refusesOtherTriggers(String trigger) {
        assertRefused(
                message("ADT^" + trigger),
                RefusalReason.TRIGGER_EVENT,
                "HL7 message of unexpected ADT type '" + trigger + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADT", "ADT^", "ADT^\"\""})
    void refusesMissingTriggerAsUnexpected(String type) {
        assertRefused(message(type), RefusalReason.TRIGGER_EVENT, "HL7 message of unexpected ADT type ''");
    }

    @ParameterizedTest
    @EnumSource(AdtTrigger.class)
    void acceptsItsTriggers(AdtTrigger trigger) {
        assertThat(AdtValidation.of(message("ADT^" + trigger.name()), RULES)).isInstanceOf(AdtValidation.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EVN|A01", "PID", "PIDX|1"})
    void refusesMissingPatient(String segment) {
        assertRefused(only("ADT^A01", segment), RefusalReason.PATIENT_MISSING, "HL7 PID segment missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PID|",
                "PID|1|5^^^^MRN||5^^^^MRN",
                "PID|1||5",
                "PID|1||5^^^MRN",
                "PID|1||5^^^^mrn",
                "PID|1||^^^^MRN",
                "PID|1||\"\"^^^^NHS",
                "PID|1||5^^^^NHSNMBRX"
            })
    void refusesMissingIdentifiers(String segment) {
        assertRefused(only("ADT^A01", segment), RefusalReason.IDENTIFIERS_MISSING, "HL7 MRN and NHS number missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WAITLIST", "PREADMIT", "RECURRING"})
    void refusesUnwantedEncounterTypes(String type) {
        assertRefused(
                message("ADT^A01", visit("2", type)),
                RefusalReason.ENCOUNTER_TYPE,
                "HL7 message concerns blacklisted encounter type '" + type + "'");
    }

    @Test
    void encounterTypesAreCaseSensitive() {
        assertThat(AdtValidation.of(message("ADT^A01", visit("2", "waitlist")), RULES))
                .isInstanceOf(AdtValidation.Valid.class);
    }

    @Test
    void refusesQuotedWard() {
        assertRefused(
                message("ADT^A01", visit("3", "\"\"^BAY")),
                RefusalReason.WARD_MISSING,
                "HL7 message contains an assigned patient location but the ward code is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "^BAY", "WARD"})
    void acceptsEmptyWard(String location) {
        assertThat(AdtValidation.of(message("ADT^A01", visit("3", location)), RULES))
                .isInstanceOf(AdtValidation.Valid.class);
    }

    @ParameterizedTest
    @CsvSource({
        "MSH|^~\\&|||||||ORU^A06, MESSAGE_TYPE",
        "MSH|^~\\&|||||||ADT^A29, TRIGGER_EVENT",
        "MSH|^~\\&|||||||ADT^A01, PATIENT_MISSING"
    })
    void reportsTheFirstFailure(String header, RefusalReason reason) {
        assertThat(refusal(read(header)).reason()).isEqualTo(reason);
    }

    @Test
    void reportsIdentifiersBeforeEncounterTypeAndThatBeforeTheWard() {
        String visit = "PV1|1|WAITLIST|\"\"";
        assertThat(refusal(only("ADT^A01", visit + "\rPID|1")).reason()).isEqualTo(RefusalReason.IDENTIFIERS_MISSING);
        assertThat(refusal(message("ADT^A01", visit)).reason()).isEqualTo(RefusalReason.ENCOUNTER_TYPE);
    }

    @Test
    void quotesLongValuesShortened() {
        assertThat(refusal(message("X".repeat(1_000_000))).text())
                .hasSizeLessThan(300)
                .contains("XXX...");
    }

    private static void assertRefused(Hl7Message message, RefusalReason reason, String text) {
        Refusal refusal = refusal(message);
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.text()).isEqualTo(text);
    }

    private static Refusal refusal(Hl7Message message) {
        return ((AdtValidation.Refused) AdtValidation.of(message, RULES)).refusal();
    }
}
