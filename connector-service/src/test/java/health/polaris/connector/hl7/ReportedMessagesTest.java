package health.polaris.connector.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.acknowledgement.RefusalReason;
import health.polaris.connector.hl7.acknowledgement.WarningReason;
import health.polaris.connector.hl7.action.EncounterData;
import health.polaris.connector.hl7.action.PatientData;
import health.polaris.connector.hl7.adt.AdtInterpretation;
import health.polaris.connector.hl7.adt.AdtInterpretation.Understood;
import health.polaris.connector.hl7.adt.ReadingRules;
import health.polaris.connector.hl7.batch.BatchAcknowledgement;
import health.polaris.connector.hl7.batch.BatchPart;
import health.polaris.connector.hl7.batch.MessageBatch;
import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.hl7.charset.CharacterSetRule;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.value.DateReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that people who run such feeds have reported (src/test/resources/hl7/reported), each read as it is meant. */
class ReportedMessagesTest {

    private static final Path REPORTED = Path.of("src/test/resources/hl7/reported");

    private static final Instant ARRIVED = Instant.parse("2026-11-28T12:00:00Z");

    private static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(REPORTED.resolve(name + ".hl7"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Hl7Message> messages(String name) {
        return MessageBatch.read(bytes(name), 100).orElseThrow().parts().stream()
                .filter(BatchPart.Message.class::isInstance)
                .map(part -> ((BatchPart.Message) part).bytes())
                .map(message -> (MessageBody.Decoded) MessageBody.of(message, CharacterSetRule.CONTRACT))
                .map(decoded -> MessagesForTests.read(decoded.text()))
                .toList();
    }

    private static List<Understood> understood(String name) {
        return messages(name).stream()
                .map(message -> MessagesForTests.interpret(message, MessagesForTests.RULES, ARRIVED))
                .map(Understood.class::cast)
                .toList();
    }

    private static PatientData patient(Understood adt) {
        return (PatientData) adt.actions().getFirst().data();
    }

    private static EncounterData encounter(Understood adt) {
        return adt.encounter().orElseThrow();
    }

    private static List<WarningReason> warnings(Understood adt) {
        return adt.warnings().stream().map(each -> each.reason()).toList();
    }

    @Test
    void r04DeathRecordedByMistake() {
        Understood correction = understood("r04-death-recorded-by-mistake").getLast();
        assertThat(correction.patient().death()).isEqualTo(new DateReading.Deleted());
        assertThat(encounter(correction).patientDeceased()).isFalse();
        assertThat(correction.warnings()).isEmpty();
    }

    @Test
    void r06LineFeedInAddress() {
        Understood adt = understood("r06-line-feed-in-address").getFirst();
        assertThat(patient(adt).dateOfDeath()).isEqualTo("2026-11-20");
        assertThat(encounter(adt).eprEncounterId()).isEqualTo("BRV0601");
        assertThat(adt.patient().segment().field(11).raw()).startsWith("12 Mill Lane\nOxford^");
    }

    @Test
    void r08CarriageReturnInField() {
        List<Hl7Message> messages = messages("r08-carriage-return-in-field");
        assertThat(MessagesForTests.interpret(messages.getFirst())).isInstanceOf(Understood.class);
        Refusal refusal = ((AdtInterpretation.Refused) MessagesForTests.interpret(messages.getLast())).refusal();
        assertThat(refusal.reason()).isEqualTo(RefusalReason.NOT_A_SEGMENT);
        assertThat(refusal.text()).contains("a line that is no segment").contains("PV1");
        assertThat(refusal.place()).hasToString("PV1");
    }

    @Test
    void r14BlanksAroundTheMrn() {
        assertThat(understood("r14-blanks-around-the-mrn"))
                .extracting(adt -> patient(adt).mrn())
                .containsExactly("BR1401", "BR1401");
    }

    @Test
    void r16BlankAfterTheWardCode() {
        assertThat(understood("r16-blank-after-the-ward-code"))
                .extracting(adt -> encounter(adt).location().eprWardCode())
                .containsExactly("BRW16", "BRW16");
    }

    @Test
    void r17BlankAfterTheTypeCode() {
        assertThat(patient(understood("r17-blank-after-the-type-code").getFirst())
                        .mrn())
                .isEqualTo("BR1701");
    }

    @Test
    void r18NhsNumberInvalidBesideAGoodMrn() {
        Understood adt = understood("r18-nhs-number-invalid-beside-a-good-mrn").getFirst();
        assertThat(patient(adt).mrn()).isEqualTo("BR1801");
        assertThat(patient(adt).nhsNumber()).isNull();
        assertThat(warnings(adt)).containsExactly(WarningReason.NHS_NUMBER_INVALID);
        assertThat(encounter(adt).eprEncounterId()).isEqualTo("BRV1801");
    }

    @Test
    void r21BirthNameComesFirst() {
        assertThat(patient(understood("r21-birth-name-comes-first").getFirst()).lastName())
                .isEqualTo("Thieme");
    }

    @Test
    void r23Msh7WrittenAsIso() {
        assertThat(understood("r23-msh-7-written-as-iso")
                        .getFirst()
                        .sentAt()
                        .orElseThrow()
                        .instant())
                .hasToString("2026-11-28T08:00:00Z");
    }

    @Test
    void r24BirthDateWithAPlus() {
        Understood adt = understood("r24-birth-date-with-a-plus").getFirst();
        assertThat(adt.patient().birth()).isEqualTo(new DateReading.Whole(LocalDate.of(2000, 1, 1)));
        assertThat(adt.warnings()).isEmpty();
    }

    @Test
    void r25BirthDayNotKnown() {
        List<Understood> both = understood("r25-birth-day-not-known");
        assertThat(both.getFirst().patient().birth()).isEqualTo(new DateReading.Partial("1966-01"));
        assertThat(warnings(both.getFirst())).containsExactly(WarningReason.DATE_PARTIAL);
        assertThat(both.getLast().patient().birth()).isEqualTo(new DateReading.Unreadable());
        assertThat(warnings(both.getLast())).containsExactly(WarningReason.DATE_UNREADABLE);
        assertThat(both).extracting(adt -> encounter(adt).eprEncounterId()).containsExactly("BRV2501", "BRV2502");
    }

    /** By default the zone of the profile holds; {@code offset: msh-7} is with the profiles. */
    @Test
    void r26ZoneOfTheMessage() {
        assertThat(encounter(understood("r26-zone-of-the-message").getFirst()).admittedAt())
                .isEqualTo("2026-07-16T07:30:00.000+01:00");
    }

    @Test
    void r27Iso2022Jp() {
        PatientData patient = patient(understood("r27-iso-2022-jp").getFirst());
        assertThat(patient.lastName()).isEqualTo("山田");
        assertThat(patient.firstName()).isEqualTo("花子");
    }

    @Test
    void r28CharsetSpelledOtherwise() {
        assertThat(patient(understood("r28-charset-spelled-otherwise").getFirst())
                        .lastName())
                .isEqualTo("Müller");
    }

    @Test
    void r30BatchCountWithLeadingZeros() {
        BatchAcknowledgement acknowledgements = new BatchAcknowledgement(MessagesForTests.NOW);
        MessageBatch.read(bytes("r30-batch-count-with-leading-zeros"), 100)
                .orElseThrow()
                .parts()
                .forEach(part -> answer(part, acknowledgements));
        assertThat(acknowledgements.text()).contains("\rBTS|2\r").contains("\rFTS|1\r");
        assertThat(acknowledgements.faults()).isEmpty();
    }

    /** Type NM has a sign and noughts behind the point, if it likes. */
    @ParameterizedTest
    @CsvSource({
        "+2, ''",
        "2., ''",
        "2.0, ''",
        "+0002.00, ''",
        "-2, 'BTS-1 says no number, found 2'",
        "2.5, 'BTS-1 says no number, found 2'",
        "+0000000003.0, 'BTS-1 says 3, found 2'",
        "two, 'BTS-1 says no number, found 2'"
    })
    void readsCountsAsNumbers(String stated, String fault) {
        BatchAcknowledgement acknowledgements = new BatchAcknowledgement(MessagesForTests.NOW);
        String batch = new String(bytes("r30-batch-count-with-leading-zeros"), StandardCharsets.UTF_8)
                .replaceFirst("BTS\\|\\d+", "BTS|" + stated);
        MessageBatch.read(batch.getBytes(StandardCharsets.UTF_8), 100)
                .orElseThrow()
                .parts()
                .forEach(part -> answer(part, acknowledgements));
        assertThat(acknowledgements.text()).contains("\rBTS|2" + (fault.isEmpty() ? "" : "|" + fault) + "\r");
        assertThat(acknowledgements.faults()).hasSize(fault.isEmpty() ? 0 : 1);
    }

    private static void answer(BatchPart part, BatchAcknowledgement acknowledgements) {
        switch (part) {
            case BatchPart.FileHeader header -> acknowledgements.open(header);
            case BatchPart.Header header -> acknowledgements.open(header);
            case BatchPart.Trailer trailer -> acknowledgements.close(trailer);
            case BatchPart.FileTrailer trailer -> acknowledgements.close(trailer);
            case BatchPart.Message(byte[] message) -> acknowledgements.addUnreadable(message, "for the count");
        }
    }

    /** The patient is said all the same, and that there is no ward: what becomes of the stay the platform says. */
    @Test
    void r32FacilityInsteadOfWard() {
        assertThat(understood("r32-facility-instead-of-ward")).allSatisfy(adt -> {
            assertThat(adt.actions()).hasSize(3);
            assertThat(warnings(adt)).containsExactly(WarningReason.WARD_BLANK);
        });
    }

    @Test
    void strictProfilesRefuseAsBefore() {
        ReadingRules rules = MessagesForTests.RULES;
        ReadingRules strict = new ReadingRules(
                "strict",
                rules.identifiers(),
                rules.triggers(),
                rules.ignoredTriggers(),
                rules.characterSet(),
                rules.versions(),
                rules.unwantedEncounterTypes(),
                rules.moves(),
                rules.dropped(),
                rules.fallbacks(),
                rules.times(),
                rules.codes(),
                true,
                rules.cancellationClosesLocalEncounter());
        assertThat(messages("r25-birth-day-not-known"))
                .allSatisfy(message -> assertThat(MessagesForTests.interpret(message, strict))
                        .isInstanceOfSatisfying(
                                AdtInterpretation.Refused.class,
                                refused ->
                                        assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.TIMESTAMP)));
    }
}
