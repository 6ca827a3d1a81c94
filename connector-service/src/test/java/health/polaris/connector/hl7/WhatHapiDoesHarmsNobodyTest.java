package health.polaris.connector.hl7;

import static health.polaris.connector.hl7.MessagesForTests.message;
import static health.polaris.connector.hl7.MessagesForTests.patient;
import static health.polaris.connector.hl7.MessagesForTests.read;
import static health.polaris.connector.hl7.MessagesForTests.segment;
import static health.polaris.connector.hl7.MessagesForTests.understood;
import static health.polaris.connector.hl7.MessagesForTests.visit;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.acknowledgement.Acknowledgement;
import health.polaris.connector.hl7.action.EncounterData;
import health.polaris.connector.hl7.action.PatientData;
import health.polaris.connector.hl7.batch.BatchPart;
import health.polaris.connector.hl7.batch.MessageBatch;
import health.polaris.connector.hl7.value.DateReading;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For each thing that {@link WhatHapiDoesTest} has seen: we read and answer as if HAPI did not do it. */
class WhatHapiDoesHarmsNobodyTest {

    static Stream<GoldenFiles> samples() {
        return GoldenFiles.in("samples");
    }

    /** A segment of somebody's own after every segment changes nothing of what is answered and published. */
    @ParameterizedTest
    @MethodSource("samples")
    void segmentsOfSomebodysOwnHideNothing(GoldenFiles sample) {
        String text = new String(sample.message(), StandardCharsets.UTF_8).strip();
        String between = text.replaceAll("\\r\\n|\\r|\\n", "\rZXX|1|a^b~c\rZYY\r") + "\rZZZ|9";
        Reply plain = Reply.to(sample.message(), ZoneOffset.UTC);
        assertThat(Reply.to(between.getBytes(StandardCharsets.UTF_8), ZoneOffset.UTC)
                        .withoutDigest())
                .isEqualTo(plain.withoutDigest());
        assertThat(plain.acknowledgement()).isEqualTo(sample.acknowledgement());
    }

    @Test
    void repetitionsAroundSegmentsOfSomebodysOwnAreRead() {
        String identifiers = "PID|1||1^^^^X~2^^^^Y~5^^^^MRN~9434765919^^^^NHS";
        PatientData patient = patient(read("MSH|^~\\&|A|B|||2024||ADT^A40|1|P|2.5\rZPI|1\r" + identifiers
                + "\rZPI|2\rZMR|1\rMRG|3^^^^Q~4^^^^MRN\rZMR|2\rPID|2||6^^^^MRN\rMRG|7^^^^MRN"));
        assertThat(patient.mrn()).isEqualTo("5");
        assertThat(patient.nhsNumber()).isEqualTo("9434765919");
        assertThat(patient.previousMrn()).isEqualTo("4");
    }

    @Test
    void blanksAroundCodesOfTheSenderDoNotCount() {
        EncounterData encounter = MessagesForTests.encounter(
                message("ADT^A01", visit("2", "  IN  ", "3", "  W ^ B ", "19", " E ", "44", "2024")));
        assertThat(encounter.encounterType()).isEqualTo("IN");
        assertThat(encounter.location().eprWardCode()).isEqualTo("W");
        assertThat(encounter.eprEncounterId()).isEqualTo("E");
    }

    @ParameterizedTest
    @ValueSource(strings = {"  id  ", "id^^", "id&", "id~~", "^id^", "a\\P\\b", "\\", "\\X0D\\", "\"\""})
    void theControlIdComesBackAsItWas(String controlId) {
        String text = "MSH|^~\\&| A^^ |B&|C~ |  D||" + "|ADT^A01|" + controlId + "| P |2.5^^";
        String acknowledgement = Acknowledgement.accepting(
                        MessagesForTests.header(text), List.of(), MessagesForTests.NOW)
                .text();
        assertThat(acknowledgement)
                .startsWith("MSH|^~\\&|C~ |  D| A^^ |B&|2026")
                .contains("| P |2.5^^||||||UNICODE UTF-8\rMSA|AA|" + controlId + "\r");
    }

    /** CR is shown as {@code ¶}. */
    @ParameterizedTest
    @CsvSource({
        "a\\P\\b, a\\P\\b",
        "C:\\dir, C:\\dir",
        "a\\X0D\\b, a¶b",
        "a\\X0d\\b, a¶b",
        "a\\.br\\b, a¶b",
        "\\H\\b\\N\\, b"
    })
    void escapeSequencesMeanWhatTheContractSays(String name, String meant) {
        PatientData patient = patient(message("ADT^A28", segment("ZZZ", 2), "PID|2"));
        assertThat(patient.lastName()).isEqualTo("FINCH");
        PatientData named = patient(read(MessagesForTests.text("ADT^A28").replace("FINCH", name)));
        assertThat(String.valueOf(named.lastName()).replace('\r', '¶')).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"1954, 1954", "195403, 1954-03"})
    void aYearOrAMonthAloneStaysInItsYear(String birth, String partial) {
        assertThat(MessagesForTests.understood(
                                read(MessagesForTests.text("ADT^A28").replace("19790226", birth)))
                        .patient()
                        .birth())
                .isEqualTo(new DateReading.Partial(partial));
    }

    /** Version and structure play no part, where HAPI's paths and types differ by them. */
    @ParameterizedTest
    @ValueSource(strings = {"2.1", "2.2", "2.3.1", "2.5", "2.6", "2.7", "2.8.1", "2.9", "9", "", "\"\""})
    void everyVersionIsReadAlike(String version) {
        String text = MessagesForTests.text("ADT^A01", visit("2", "IN", "3", "W", "44", "2024"))
                .replace("|P|2.4", "|P|" + version);
        assertThat(understood(read(text)).actions())
                .isEqualTo(understood(read(text.replace("|P|" + version + "\r", "|P|2.4\r")))
                        .actions());
    }

    @Test
    void trailersOfABatchAreNoPartOfItsMessages() {
        byte[] batch = "FHS|^~\\&|A\rBHS|^~\\&|A\rMSH|^~\\&|A\rPID|1\rBTS|1\rFTS|1\r".getBytes(StandardCharsets.UTF_8);
        assertThat(MessageBatch.read(batch, 5).orElseThrow().parts())
                .filteredOn(BatchPart.Message.class::isInstance)
                .map(part -> new String(((BatchPart.Message) part).bytes(), StandardCharsets.UTF_8))
                .containsExactly("MSH|^~\\&|A\rPID|1\r");
    }
}
