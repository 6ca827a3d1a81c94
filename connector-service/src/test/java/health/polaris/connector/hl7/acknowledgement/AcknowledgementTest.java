package health.polaris.connector.hl7.acknowledgement;

import static health.polaris.connector.hl7.MessagesForTests.RULES;
import static health.polaris.connector.hl7.MessagesForTests.header;
import static health.polaris.connector.hl7.MessagesForTests.read;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.model.v25.message.ACK;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import health.polaris.connector.hl7.MessagesForTests;
import health.polaris.connector.hl7.adt.AdtInterpretation;
import health.polaris.connector.hl7.adt.AdtValidation;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.RawSegment;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcknowledgementTest {

    private static final Instant NOW = Instant.parse("2024-03-12T08:15:31.204881Z");
    private static final String SAMPLE =
            "MSH|^~\\&|PASHUB|STMARYS|POLARIS|STMARYS|20240312081530||ADT^A02^ADT_A02|MC-4471-0093|P|2.4";

    @Test
    void acceptsWithMshAndMsa() {
        assertThat(Acknowledgement.accepting(header(SAMPLE), List.of(), NOW).text())
                .matches(
                        "MSH\\|\\^~\\\\&\\|POLARIS\\|STMARYS\\|PASHUB\\|STMARYS\\|20240312081531\\+0000\\|\\|ACK\\^A02\\^ACK\\|4072081531204881[A-Z0-9]{4}\\|P\\|2\\.4\\|{6}UNICODE UTF-8\\r"
                                + "MSA\\|AA\\|MC-4471-0093\\r");
    }

    @Test
    void refusesWithErr() {
        assertThat(Acknowledgement.refusing(header(SAMPLE), Refusal.duplicate(), NOW)
                        .text())
                .endsWith("\rMSA|AR|MC-4471-0093|HL7 message appears to be duplicate\r"
                        + "ERR||MSH^1^10|Hl7ApplicationRejectException|E|205^Duplicate key identifier^HL70357||"
                        + "MSH-10 was used by an accepted message of the same MSH-3 and MSH-4. Nothing is to be done "
                        + "when this is that message again; another message needs a control id of its own|"
                        + "HL7 message appears to be duplicate\r")
                .doesNotContain("\n");
    }

    @Test
    void copiesRawFieldsWithTheSeparatorsOfTheMessage() {
        Hl7Message message = read("MSH$*!?@#$A*1!2$B@x$C?S?$\"\"$$$ORM*O?T?1$id*2$P*T$2.5*GBR\rEVN$");
        assertThat(Acknowledgement.refusing(message.text().header(), refusal(message), NOW)
                        .text())
                .startsWith("MSH$*!?@#$C?S?$\"\"$A*1!2$B@x$20240312081531+0000$$ACK*O?T?1*ACK$")
                .contains("$P*T$2.5*GBR$$$$$$UNICODE UTF-8\r"
                        + "MSA$AR$id*2\r"
                        + "ERR$$MSH*1*9*1*1$Hl7ApplicationRejectException$E$200*Unsupported message"
                        + " type*HL70357$$MSH-9.1 must be ADT. Site profile: default$HL7 message of");
    }

    /** F8: where CR ends segments it is text. */
    @Test
    void aLineFeedOfTheSenderIsABlankInItsAcknowledgement() {
        Hl7Message message = read(SAMPLE.replace("|STMARYS|POLARIS|", "|ST\nMARYS|POLARIS|") + "\rPID|1\r");
        assertThat(Acknowledgement.accepting(message.text().header(), List.of(), NOW)
                        .text())
                .startsWith("MSH|^~\\&|POLARIS|STMARYS|PASHUB|ST MARYS|")
                .endsWith("\rMSA|AA|MC-4471-0093\r");
    }

    @Test
    void toleratesHeadersThatEndEarly() {
        assertThat(Acknowledgement.refusing(header("MSH|^"), Refusal.duplicate(), NOW)
                        .text())
                .matches(
                        "MSH\\|\\^\\|\\|\\|\\|\\|20240312081531\\+0000\\|\\|ACK\\^\\^ACK\\|[0-9]{16}[A-Z0-9]{4}\\|{8}UNICODE UTF-8\\r"
                                + "MSA\\|AR\\|\\rERR\\|.*\\r");
    }

    @Test
    void textOfTheSenderCannotInjectFields() {
        Hl7Message message = read("MSH|^~\\&|||||||\\F\\\\.br\\\\X0D0A\\MSA\\F\\AA^A01|1");
        String text = Acknowledgement.refusing(message.text().header(), refusal(message), NOW)
                .text();
        assertThat(List.of(text.split("\r")))
                .hasSize(3)
                .last(InstanceOfAssertFactories.STRING)
                .startsWith("ERR||MSH^1^9^1^1|")
                .endsWith("'\\F\\\\X0D\\\\X0D\\MSA\\F\\AA'");
    }

    @Test
    void controlIdsAreUniqueAndFitTwentyCharacters() {
        assertThat(IntStream.range(0, 200)
                        .mapToObj(index ->
                                Acknowledgement.accepting(header(SAMPLE), List.of(), NOW.plusNanos(index * 1000L)))
                        .map(ack -> read(ack.text()).controlId()))
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).hasSize(20));
    }

    /** One row for each refusal: where, HL7 table 0357, and that the sender is told what to do. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        ORU^R01 ; PID|1||5^^^^MRN ; MSH^1^9^1^1 ; 200^Unsupported message type    ; MSH-9.1 must be ADT
        ADT^A29 ; PID|1||5^^^^MRN ; MSH^1^9^1^2 ; 201^Unsupported event code      ; MSH-9.2 must be one of A01, A02
        ADT^A01 ; EVN|A01         ; PID^1       ; 100^Segment sequence error      ; A PID segment is needed
        ADT^A01 ; PID|1||5        ; PID^1^3     ; 101^Required field missing      ; PID-3 needs an MRN (type MRN)
        ADT^A01 ; PID|1||5^^^^MRN\\rPV1|1|WAITLIST ; PV1^1^2 ; 103^Table value not found ; Stays with PV1-2 PREADMIT
        ADT^A01 ; PID|1||5^^^^MRN\\rPV1|1|X|""     ; PV1^1^3^1^1 ; 101^Required field missing ; PV1-3.1 must name a ward
        ADT^A01 ; PID|1||5^^^^MRN\\rPV1|1|X|W|||||||||||||||||||||||||||||||||||||||||NEVER ; PV1^1^44 ; 102^Data type error ; PV1-44 must be a time as YYYY
        ADT^A40 ; PID|1||5^^^^MRN ; MRG^1       ; 100^Segment sequence error      ; This event needs an MRG segment
        """)
    void teachesWhereAndWhatToCorrect(String type, String segments, String place, String code, String remedy) {
        Hl7Message message = read("MSH|^~\\&|A|B|||||" + type + "|1|P|2.4\r" + segments.replace("\\r", "\r"));
        Refusal refusal = ((AdtInterpretation.Refused) MessagesForTests.interpret(message)).refusal();
        assertThat(Acknowledgement.refusing(message.text().header(), refusal, NOW)
                        .text())
                .contains("\rERR||" + place + "|")
                .contains("|E|" + code + "^HL70357||" + remedy)
                .contains(". Site profile: default|" + refusal.text());
    }

    /** HL7 knows a third component of MSH-9 since 2.3.1, and ERR-8 since 2.5. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        2.2   ; ACK^A02     ; MSA|AR|MC-4471-0093|HL7 message appears to be duplicate
        2.3   ; ACK^A02     ; MSA|AR|MC-4471-0093|HL7 message appears to be duplicate
        2.3.1 ; ACK^A02^ACK ; MSA|AR|MC-4471-0093|HL7 message appears to be duplicate
        2.4   ; ACK^A02^ACK ; MSA|AR|MC-4471-0093|HL7 message appears to be duplicate
        2.5   ; ACK^A02^ACK ; MSA|AR|MC-4471-0093
        2.8   ; ACK^A02^ACK ; MSA|AR|MC-4471-0093
        2.x   ; ACK^A02^ACK ; MSA|AR|MC-4471-0093
        """)
    void speaksTheVersionOfTheSender(String version, String type, String msa) {
        RawSegment header = header(SAMPLE.replace("|2.4", "|" + version));
        assertThat(Acknowledgement.refusing(header, Refusal.duplicate(), NOW).text())
                .contains("||" + type + "|")
                .contains("\r" + msa + "\r");
    }

    @Test
    void summarisesInEightyCharacters() {
        Refusal long80 = Refusal.unreadable("x".repeat(200));
        assertThat(Acknowledgement.refusing(header(SAMPLE), long80, NOW).text())
                .contains("|MC-4471-0093|" + "x".repeat(80) + "\r");
    }

    @Test
    void saysInWhichCharacterSetItComes() {
        Acknowledgement accepted = Acknowledgement.accepting(header(SAMPLE), List.of(), NOW);
        assertThat(accepted.textIn("8859/1")).contains("|2.4||||||8859/1\rMSA|AA|");
    }

    /** A parser that others use reads what we answer. */
    @Test
    void isReadByHapi() throws Exception {
        try (DefaultHapiContext hapi = new DefaultHapiContext()) {
            hapi.setModelClassFactory(new CanonicalModelClassFactory("2.5"));
            hapi.setValidationContext(ValidationContextFactory.noValidation());
            Hl7Message message = read(SAMPLE);
            ACK ack = (ACK) hapi.getPipeParser()
                    .parse(Acknowledgement.refusing(message.text().header(), Refusal.duplicate(), NOW)
                            .text());
            assertThat(ack.getMSA().getMsa1_AcknowledgmentCode().getValue()).isEqualTo("AR");
            assertThat(ack.getMSA().getMsa2_MessageControlID().getValue()).isEqualTo("MC-4471-0093");
            assertThat(ack.getERR().getErr4_Severity().getValue()).isEqualTo("E");
            assertThat(ack.getERR().getErr2_ErrorLocation(0).getErl1_SegmentID().getValue())
                    .isEqualTo("MSH");
            assertThat(ack.getERR()
                            .getErr2_ErrorLocation(0)
                            .getErl3_FieldPosition()
                            .getValue())
                    .isEqualTo("10");
            assertThat(ack.getERR().getErr3_HL7ErrorCode().getCwe1_Identifier().getValue())
                    .isEqualTo("Hl7ApplicationRejectException");
            assertThat(ack.getERR()
                            .getErr5_ApplicationErrorCode()
                            .getCwe1_Identifier()
                            .getValue())
                    .isEqualTo("205");
            assertThat(ack.getERR()
                            .getErr5_ApplicationErrorCode()
                            .getCwe3_NameOfCodingSystem()
                            .getValue())
                    .isEqualTo("HL70357");
            assertThat(ack.getERR().getErr7_DiagnosticInformation().getValue()).startsWith("MSH-10 was used");
            assertThat(ack.getERR().getErr8_UserMessage().getValue()).isEqualTo("HL7 message appears to be duplicate");
        }
    }

    private static Refusal refusal(Hl7Message message) {
        return ((AdtValidation.Refused) AdtValidation.of(message, RULES)).refusal();
    }
}
