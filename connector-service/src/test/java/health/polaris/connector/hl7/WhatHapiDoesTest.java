package health.polaris.connector.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.llp.MinLowerLayerProtocol;
import ca.uhn.hl7v2.model.v25.datatype.TS;
import ca.uhn.hl7v2.model.v25.message.ADT_A01;
import ca.uhn.hl7v2.model.v25.message.ORU_R01;
import ca.uhn.hl7v2.parser.DefaultEscaping;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escaping;
import ca.uhn.hl7v2.util.Hl7InputStreamMessageStringIterator;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What HAPI 2.6.0 was seen to do, and why we use it as ADR 4 says. When one of these fails after an upgrade, HAPI has changed
 * and what we do about it may go. {@link WhatHapiDoesHarmsNobodyTest} holds that the product does not do the same.
 */
class WhatHapiDoesTest {

    private static final HapiContext DEFAULT = new DefaultHapiContext();
    private static final HapiContext NO_VALIDATION = new DefaultHapiContext(ValidationContextFactory.noValidation());
    private static final EncodingCharacters USUAL = EncodingCharacters.defaultInstance();

    private static String message(String type, String version, String segments) {
        return "MSH|^~\\&|A|B|C|D|20240312081530||" + type + "|MC-1|P|" + version + "\r" + segments;
    }

    private static String result(String version, String obx) {
        return message("ORU^R01^ORU_R01", version, "PID|1||5\rOBR|1|||EWS\r" + obx + "\r");
    }

    @Test
    void aSegmentOfOurOwnInTheMiddleHidesLaterRepetitions() throws HL7Exception {
        String text = message("ADT^A01^ADT_A01", "2.5", "PID|1\rNK1|1|A\r%sNK1|2|B\rPV1|1|I\r");
        ADT_A01 plain = (ADT_A01) NO_VALIDATION.getPipeParser().parse(text.formatted(""));
        ADT_A01 withZ = (ADT_A01) NO_VALIDATION.getPipeParser().parse(text.formatted("ZNK|1\r"));

        assertThat(plain.getNK1Reps()).isEqualTo(2);
        assertThat(withZ.getNK1Reps()).isEqualTo(1);
        assertThat(withZ.getNames()).contains("NK1", "ZNK", "NK12");
    }

    @ParameterizedTest
    @CsvSource({"FT, '[x  ]'", "ST, '[x  ]'", "TX, '[  x]'"})
    void trimsTextsAlsoWithoutValidation(String type, String value) throws HL7Exception {
        for (HapiContext context : List.of(DEFAULT, NO_VALIDATION)) {
            ORU_R01 message =
                    (ORU_R01) context.getPipeParser().parse(result("2.5", "OBX|1|" + type + "|A||  x  |||||F"));
            assertThat("[" + new Terser(message).get("/.OBX-5") + "]").isEqualTo(value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a\\P\\b, aPb",
        "C:\\dir, C:dir",
        "\\X0D\\, \\X0D\\",
        "\\X000D\\, \\X000D\\",
        "\\.br\\, \\.br\\",
        "\\H\\b\\N\\, \\H\\b\\N\\"
    })
    void readsEscapeSequencesItsOwnWay(String text, String read) {
        assertThat(new DefaultEscaping().unescape(text, USUAL)).isEqualTo(read);
    }

    @Test
    void readsALineEndOnlyInTheSpellingThatItWrites() {
        Escaping escaping = new DefaultEscaping();
        assertThat(escaping.escape("a\rb", USUAL)).isEqualTo("a\\X000d\\b");
        assertThat(escaping.unescape("a\\X000d\\b", USUAL)).isEqualTo("a\rb");
        assertThat(escaping.escape("a\nb", USUAL)).isEqualTo("a\nb");
    }

    @Test
    void leavesSeparatorsAloneInWhatLooksLikeASequence() {
        assertThat(new DefaultEscaping().escape("\\Xa|b\\", USUAL)).isEqualTo("\\Xa|b\\");
    }

    @ParameterizedTest
    @CsvSource({"1954, 1953-11-30", "195403, 1954-02-28", "19540301, 1954-03-01"})
    void makesAnEarlierDateOfAYearOrAMonthAlone(String value, String date) throws HL7Exception {
        TS time = new TS(new ADT_A01());
        time.getTime().setValue(value);
        assertThat(time.getTime()
                        .getValueAsDate()
                        .toInstant()
                        .atZone(ZoneId.systemDefault())
                        .toLocalDate())
                .hasToString(date);
    }

    @ParameterizedTest
    @CsvSource({"2.5, /.OBX-5, 88", "2.6, /.OBX-5,", "2.6, /.OBSERVATION/OBX-5, 88"})
    void findsNoResultByTheShortPathFromVersion26(String version, String path, String value) throws HL7Exception {
        Terser terser = new Terser(NO_VALIDATION.getPipeParser().parse(result(version, "OBX|1|NM|HR||88|||||F")));
        assertThat(terser.get(path)).isEqualTo(value);
    }

    @Test
    void leavesTheTrailersOfABatchInItsLastMessage() {
        String batch = "FHS|^~\\&|A\rBHS|^~\\&|A\r" + message("ADT^A01", "2.5", "PID|1\r") + "BTS|1\rFTS|1\r";
        List<String> messages = new ArrayList<>();
        new Hl7InputStreamMessageStringIterator(new StringReader(batch)).forEachRemaining(messages::add);
        assertThat(messages).singleElement().asString().endsWith("PID|1\rBTS|1\rFTS|1\r");
    }

    @Test
    void writesAsciiToTheWireWhateverIsDeclared() throws Exception {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        new MinLowerLayerProtocol().getWriter(wire).writeMessage("MSH|^~\\&|É|||||||||||||||UNICODE UTF-8");
        assertThat(wire.toString(StandardCharsets.UTF_8)).contains("|?|");
    }

    @ParameterizedTest
    @CsvSource({"CE, a^b", "TS, 20240101"})
    void refusesWithdrawnTypesFromVersion26(String type, String value) throws HL7Exception {
        String obx = "OBX|1|" + type + "|A||" + value + "|||||F";
        assertThat(DEFAULT.getPipeParser().parse(result("2.5", obx))).isNotNull();
        assertThatThrownBy(() -> DEFAULT.getPipeParser().parse(result("2.6", obx)))
                .isInstanceOf(HL7Exception.class)
                .hasMessageContaining("withdrawn");
    }
}
