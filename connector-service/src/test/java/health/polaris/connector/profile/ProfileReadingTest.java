package health.polaris.connector.profile;

import static health.polaris.connector.hl7.MessagesForTests.message;
import static health.polaris.connector.hl7.MessagesForTests.segment;
import static health.polaris.connector.hl7.MessagesForTests.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import health.polaris.connector.hl7.MessagesForTests;
import health.polaris.connector.hl7.acknowledgement.RefusalReason;
import health.polaris.connector.hl7.acknowledgement.Warning;
import health.polaris.connector.hl7.acknowledgement.WarningReason;
import health.polaris.connector.hl7.action.EncounterData;
import health.polaris.connector.hl7.action.PatientData;
import health.polaris.connector.hl7.adt.AdtInterpretation;
import health.polaris.connector.hl7.adt.AdtInterpretation.Understood;
import health.polaris.connector.hl7.adt.ReadingRules;
import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.hl7.identifier.Identifier;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.value.DateReading;
import health.polaris.connector.hl7.value.TimeRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each key of a profile about reading does to a message. */
class ProfileReadingTest {

    private static final Instant ARRIVED = Instant.parse("2026-11-28T12:00:00Z");
    private static final Path REPORTED = Path.of("src/test/resources/hl7/reported");
    private static final String STAY = "PV1|1|INPATIENT|W1^B1^1||||||||||||||||E-1" + "|".repeat(25) + "20240311221500";

    private static ReadingRules rules(String... keys) {
        String yaml = "profiles:\n  one:\n    senders: [{application: PAS, facility: STM}]\n    "
                + String.join("\n    ", keys) + "\n";
        return new ProfileFile(Path.of("site.yaml"), ZoneId.of("Europe/London"))
                .profiles(yaml.getBytes(StandardCharsets.UTF_8))
                .named("one")
                .orElseThrow()
                .rules();
    }

    private static Understood understood(Hl7Message message, ReadingRules rules) {
        return (Understood) MessagesForTests.interpret(message, rules, ARRIVED);
    }

    private static PatientData patient(Understood adt) {
        return (PatientData) adt.actions().getFirst().data();
    }

    private static EncounterData encounter(Understood adt) {
        return adt.encounter().orElseThrow();
    }

    private static List<Hl7Message> reported(String name) throws IOException {
        String text = Files.readString(REPORTED.resolve(name + ".hl7"));
        return Arrays.stream(text.split("(?=MSH\\|)"))
                .map(MessagesForTests::read)
                .toList();
    }

    /** {@code ①} of Windows, katakana of eight bits, and {@code ESC ( J} before separators, whether MSH-18 says the set or a profile. */
    @ParameterizedTest
    @ValueSource(strings = {"ISO-2022-JP", "ISO IR87", "ISO IR14"})
    void namesSetsAsMsh18Does(String name) {
        String bytes = "MSH|^~\\&|PAS|STM\rPID|||\u001B$B-!\u001B(J~\\T\\|\u00D4\u00CF";
        assertThat(MessageBody.of(
                        bytes.getBytes(StandardCharsets.ISO_8859_1),
                        rules("character-set: {always: " + name + "}").characterSet()))
                .isEqualTo(new MessageBody.Decoded("MSH|^~\\&|PAS|STM\rPID|||①~\\T\\|ﾔﾏ"));
        assertThat(rules("character-set: {fallback: 8859/1}").characterSet().otherwise())
                .isEqualTo(StandardCharsets.ISO_8859_1);
    }

    @Test
    void r02SameMrnTwoHospitals() throws IOException {
        ReadingRules rules = rules("identifiers: {mrn: [{types: [MRN], authorities: [HOSPA], namespace: A},"
                + " {types: [MRN], authorities: [HOSPB], namespace: B}]}");
        assertThat(reported("r02-same-mrn-two-hospitals"))
                .extracting(message ->
                        understood(message, rules).patient().identifiers().all())
                .containsExactly(
                        List.of(new Identifier(Identifier.Kind.MRN, "A", "BR0200")),
                        List.of(new Identifier(Identifier.Kind.MRN, "B", "BR0200")));
    }

    @Test
    void r12ProfileAdmissionTimeAndPv1ClassN() throws IOException {
        ReadingRules rules = rules("admission-time: [EVN-6]", "visit-number: [PID-3.1]");
        assertThat(reported("r12-profile-admission-time-and-pv1-class-n")).allSatisfy(message -> {
            Understood adt = understood(message, rules);
            assertThat(adt.actions()).hasSize(1);
            assertThat(adt.warnings()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"A01, INPATIENT, true", "A08, '', true", "A01, N, false", "A31, INPATIENT, false", "A40, '', false"})
    void fallbacksAreForStaysAlone(String trigger, String type, boolean stay) {
        Hl7Message message = message(
                "ADT^" + trigger, "EVN||20240312||||20240311221500", visit("2", type, "3", "W"), "MRG|7^^^^MRN");
        assertThat(understood(message, rules("admission-time: [EVN-6]"))
                        .encounter()
                        .isPresent())
                .isEqualTo(stay);
    }

    @Test
    void r26ZoneOfTheMessage() throws IOException {
        Hl7Message message = reported("r26-zone-of-the-message").getFirst();
        assertThat(encounter(understood(message, rules("offset: msh-7"))).admittedAt())
                .isEqualTo("2026-07-16T07:30:00.000Z");
        assertThat(encounter(understood(message, rules("offset: time-zone"))).admittedAt())
                .isEqualTo("2026-07-16T07:30:00.000+01:00");
    }

    @Test
    void offsetOfMsh7ThatHasNoneIsThatOfTheZone() {
        assertThat(encounter(understood(message("ADT^A01", STAY), rules("offset: msh-7")))
                        .admittedAt())
                .isEqualTo("2024-03-11T22:15:00.000Z");
    }

    @Test
    void readsTheKeysAboutOrder() {
        ReadingRules rules = rules(
                "sent-at: EVN-2",
                "clock: unsynchronised",
                "waiting-time: 90m",
                "local-window: 2d",
                "visit-number-namespace: north");
        assertThat(rules.times().sentAt()).isEqualTo(FieldPath.of("EVN", 2));
        assertThat(rules.times().clock()).isEqualTo(TimeRules.SenderClock.UNSYNCHRONISED);
        assertThat(rules.times().waitingTime()).isEqualTo(Duration.ofMinutes(90));
        assertThat(rules.times().localWindow()).isEqualTo(Duration.ofDays(2));
        assertThat(rules.identifiers().visitNumberNamespace()).isEqualTo("north");
    }

    @Test
    void sentAtMayBeEvn2() {
        Hl7Message message = message("ADT^A31", "EVN||20240312070000");
        assertThat(understood(message, rules("sent-at: EVN-2")).fact().sentAt()).isEqualTo("2024-03-12T07:00:00.000Z");
        assertThat(understood(message, rules()).fact().sentAt()).isEqualTo("2024-03-12T08:15:30.000Z");
    }

    @Test
    void translatesSexesAndEncounterTypes() {
        ReadingRules rules = rules("sexes: {W: F, D: I}", "encounter-types: {S: INPATIENT, V: PREADMIT, N: DAYCASE}");
        assertThat(patient(understood(
                                MessagesForTests.only("ADT^A28", segment("PID", 8, "3", "5^^^^MRN", "8", "W ")), rules))
                        .sexSct())
                .isEqualTo("248152002");
        assertThat(encounter(understood(message("ADT^A01", STAY.replace("INPATIENT", "S ")), rules))
                        .encounterType())
                .isEqualTo("INPATIENT");
        assertThat(encounter(understood(message("ADT^A01", STAY.replace("INPATIENT", "N")), rules))
                        .encounterType())
                .isEqualTo("DAYCASE");
        assertThat(refused(message("ADT^A01", STAY.replace("INPATIENT", "V")), rules))
                .isEqualTo(RefusalReason.ENCOUNTER_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P", "R", "P ", "PREADMIT"})
    void lettersOfTable0004AreTypesToo(String type) {
        assertThat(refused(message("ADT^A01", STAY.replace("INPATIENT", type)), rules()))
                .isEqualTo(RefusalReason.ENCOUNTER_TYPE);
        assertThat(encounter(understood(
                                message("ADT^A01", STAY.replace("INPATIENT", type)),
                                rules("blacklisted-encounter-types: [VIRTUAL]")))
                        .encounterType())
                .isEqualTo(type.strip());
    }

    private static RefusalReason refused(Hl7Message message, ReadingRules rules) {
        return ((AdtInterpretation.Refused) MessagesForTests.interpret(message, rules, ARRIVED))
                .refusal()
                .reason();
    }

    @Test
    void locationCaseMayBeIgnored() {
        Hl7Message message = message("ADT^A02", STAY.replace("W1^B1^1|||", "w1 ^b1^bed a|||w0^X"));
        EncounterData encounter = encounter(understood(message, rules("location-case: ignore")));
        assertThat(encounter.location().eprWardCode()).isEqualTo("W1");
        assertThat(encounter.location().eprBayCode()).isEqualTo("B1");
        assertThat(encounter.location().eprBedCode()).isEqualTo("BED A");
        assertThat(encounter(understood(message, rules())).location().eprWardCode())
                .isEqualTo("w1");
    }

    @Test
    void dropsFieldsInEverySegmentAndRepetition() {
        Hl7Message message = MessagesForTests.only(
                "ADT^A28",
                "PID|1||5^^^^MRN~6^^^^X||FINCH^ROWAN~LARK^ROWAN||19790226|4\rPID|2||7^^^^MRN||B^C||19800101|4");
        ReadingRules rules = rules("drop: [PID-7, PID-5.2]");
        Understood adt = understood(message, rules);
        assertThat(patient(adt).lastName()).isEqualTo("FINCH");
        assertThat(patient(adt).firstName()).isEmpty();
        assertThat(adt.patient().birth()).isEqualTo(new DateReading.Nothing());
        assertThat(rules.read(message.text()).text().at(FieldPath.of("PID", 5))).isEqualTo("FINCH^~LARK^");
    }

    @Test
    void aMoveFromNowhereBlanks() {
        ReadingRules rules = rules("moves: [{from: \"\", to: PID-8}, {from: \"\", to: PID-5.2}]");
        Understood adt = understood(message("ADT^A01", STAY), rules);
        assertThat(patient(adt).sexSct()).isEqualTo("184115007");
        assertThat(patient(adt).firstName()).isEmpty();
    }

    @Test
    void valuesThatIdentifyNobodyAreLeftOut() {
        ReadingRules rules = rules("no-identifiers: [\"0\", UNKNOWN]");
        Understood adt = understood(
                MessagesForTests.only("ADT^A01", "PID|1||UNKNOWN ^^^^MRN~5^^^^MRN\r" + STAY.replace("E-1", "0")),
                rules);
        assertThat(patient(adt).mrn()).isEqualTo("5");
        assertThat(encounter(adt).eprEncounterId()).isNull();
        assertThat(adt.identifiers().visitId()).isNull();
        assertThat(adt.warnings())
                .extracting(Warning::code, Warning::field)
                .contains(tuple("no_identifier", "PID-3"), tuple("no_identifier", "PV1-19.1"));
        assertThat(refused(MessagesForTests.only("ADT^A28", "PID|1||0^^^^MRN"), rules))
                .isEqualTo(RefusalReason.IDENTIFIERS_UNUSABLE);
    }

    @Test
    void anInvalidNhsNumberAloneIsRefused() {
        assertThat(refused(MessagesForTests.only("ADT^A28", "PID|1||9434765918^^^^NHS"), rules()))
                .isEqualTo(RefusalReason.IDENTIFIERS_UNUSABLE);
        assertThat(refused(MessagesForTests.only("ADT^A28", "PID|1||1111111111^^^^NHS"), rules()))
                .isEqualTo(RefusalReason.IDENTIFIERS_UNUSABLE);
    }

    @Test
    void warnsWhenNoTypeOfMrnIsKnown() {
        ReadingRules rules = rules("identifiers: {known-mrn-types: [MRN, PI]}");
        assertThat(understood(MessagesForTests.only("ADT^A28", "PID|1||9434765919^^^^NHS"), rules)
                        .warnings())
                .extracting(Warning::reason)
                .containsExactly(WarningReason.MRN_MISSING);
        assertThat(understood(MessagesForTests.only("ADT^A28", "PID|1||5^^^^MRN"), rules)
                        .warnings())
                .isEmpty();
    }

    @Test
    void knowsWhichEventsAreIgnored() {
        ReadingRules rules = rules("ignore-triggers: [A60, A08]");
        assertThat(rules.ignores(message("ADT^A60"))).isTrue();
        assertThat(rules.ignores(message("ADT^A08 "))).isTrue();
        assertThat(rules.ignores(message("ADT^A01"))).isFalse();
        assertThat(rules.ignores(message("ORU^A60"))).isFalse();
    }
}
