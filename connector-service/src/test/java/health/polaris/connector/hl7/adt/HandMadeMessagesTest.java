package health.polaris.connector.hl7.adt;

import static health.polaris.connector.hl7.MessagesForTests.interpret;
import static health.polaris.connector.hl7.MessagesForTests.message;
import static health.polaris.connector.hl7.MessagesForTests.read;
import static health.polaris.connector.hl7.MessagesForTests.understood;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.acknowledgement.Warning;
import health.polaris.connector.hl7.fact.MessageFact;
import health.polaris.eventbus.contract.AmqpJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Messages of the kinds that people report, each kind through every field and segment (contracts/identity.md §§1-4). */
class HandMadeMessagesTest {

    private static final AmqpJson JSON = new AmqpJson();

    private static final String ADMISSION = """
            MSH|^~\\&|PAS|NORTH|POLARIS|NORTH|20260312081530+0000||ADT^A01|MC-1|P|2.5
            EVN|A01|20260312081400|||u^^^|20260312081000
            PID|1||5550142^^^STM^MRN~9434765919^^^NHS^NHS||FINCH^ROWAN^ARI^^^^L||19790226|F||||||||||A-1^^^STM|||||||||||20260301|Y
            PV1|1|INPATIENT|WILLOW^1^3|||OAK^2^4|||||||||||||V-1^^^STM|||||||||||||||||||||||||202603120800|202603120900
            """;

    private static final String MERGE = """
            MSH|^~\\&|PAS|NORTH|POLARIS|NORTH|20260312081530||ADT^A40|MC-1|P|2.5
            EVN|A40|20260312081400
            PID|1||5550142^^^STM^MRN||FINCH^ROWAN||19790226|F
            MRG|5550141^^^STM^MRN~9434765870^^^NHS^NHS|5550140^^^STM^MRN|A-1|5550139^^^STM^MRN|V-1
            """;

    private static final String EXPECTED = """
            MSH|^~\\&|PAS|NORTH|POLARIS|NORTH|20260312081530||ADT^A16|MC-1|P|2.5
            PID|1||5550142^^^STM^MRN
            PV1|1|I|WILLOW||||||||||||||||V-1
            PV2|||||||||202603140900
            """;

    private static String wire(String text) {
        return text.replace('\n', '\r');
    }

    /** All that is said, but what makes two messages one. */
    private static ObjectNode said(String text) {
        MessageFact fact = understood(read(wire(text))).fact();
        ObjectNode said = (ObjectNode) JSON.tree(fact);
        said.remove("content_digest");
        return said;
    }

    private static String with(String text, String part, String instead) {
        assertThat(text).contains(part);
        int at = text.indexOf(part);
        return text.substring(0, at) + instead + text.substring(at + part.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADT^A01",
                "20260312081530+0000",
                "20260312081400",
                "20260312081000",
                "5550142",
                "MRN",
                "9434765919",
                "NHS^NHS",
                "FINCH",
                "ROWAN",
                "^ARI",
                "^L||19790226",
                "19790226",
                "|F|||",
                "A-1",
                "20260301",
                "|Y",
                "INPATIENT",
                "WILLOW",
                "^1^3",
                "^3|||OAK",
                "V-1",
                "202603120800",
                "202603120900"
            })
    void i2BlanksBehindAnIdentifierOrACodeDoNotCount(String part) {
        String padded = part.endsWith("|") || part.contains("||")
                ? part.replaceFirst("(\\w)(\\|)", "$1  $2")
                : part.matches("\\^\\d\\^\\d") ? "^1  ^3" : part.contains("|||OAK") ? "^3  |||OAK" : part + "  ";
        assertThat(said(with(ADMISSION, part, padded))).isEqualTo(said(ADMISSION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5550142", "9434765919", "A-1", "V-1", "WILLOW", "INPATIENT", "FINCH", "ROWAN"})
    void i2BlanksAheadOfAnIdentifierDoNotCount(String part) {
        assertThat(said(with(ADMISSION, part, "  " + part))).isEqualTo(said(ADMISSION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5550141", "9434765870", "5550140", "A-1", "5550139", "V-1", "NHS^NHS"})
    void i2BlanksAroundTheIdentifiersOfMrgDoNotCount(String part) {
        assertThat(said(with(MERGE, part, part + "  "))).isEqualTo(said(MERGE));
        String ahead = part.equals("NHS^NHS") ? "NHS^ NHS" : " " + part;
        assertThat(said(with(MERGE, part, ahead))).isEqualTo(said(MERGE));
    }

    @ParameterizedTest
    @CsvSource({"943 476 5919", "943-476-5919", "' 943 476-5919 '"})
    void i2AnNhsNumberHasNoBlanksAndHyphens(String written) {
        assertThat(said(with(ADMISSION, "9434765919", written))).isEqualTo(said(ADMISSION));
    }

    @Test
    void i2BlanksAroundTheExpectedDischargeDoNotCount() {
        assertThat(said(with(EXPECTED, "202603140900", " 202603140900 "))).isEqualTo(said(EXPECTED));
    }

    /** F8: where CR ends segments, a line feed in a field is text, and nothing behind it is lost. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PID|1||5550142^^^STM^MRN||FINCH^ROWAN||19790226|F|||1 High\nStreet||||||||||||||||||20260301",
                "PID|1||5550142^^^STM^MRN||FI\nNCH^ROWAN||19790226|F|||||||||||||||||||||20260301"
            })
    void f8ALineFeedInPidLosesNothingBehindIt(String patient) {
        String text = "MSH|^~\\&|PAS|NORTH|POLARIS|NORTH|20260312081530||ADT^A31|MC-1|P|2.5\r" + patient + "\r";
        ObjectNode said = (ObjectNode) JSON.tree(understood(read(text)).fact());
        assertThat(said.path("persons").get(0).path("date_of_death").asString()).isEqualTo("2026-03-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EVN", "PV1", "PV2", "NK1", "ZPV", "MRG"})
    void f8ALineFeedInAnySegmentLosesNothingOfTheOthers(String name) {
        String text = "MSH|^~\\&|PAS|NORTH|POLARIS|NORTH|20260312081530||ADT^A08|MC-1|P|2.5\r"
                + (name.equals("EVN") ? "EVN|A08|20260312081400||a\nb\r" : "")
                + "PID|1||5550142^^^STM^MRN||FINCH\r"
                + (name.equals("EVN") || name.equals("PV1") ? "" : name + "|a|b\nc|d\r")
                + "PV1|1|I|WILLOW|" + (name.equals("PV1") ? "x\ny" : "")
                + "|||||||||||||||V-1|||||||||||||||||||||||||202603120800\r";
        ObjectNode said = (ObjectNode) JSON.tree(understood(read(text)).fact());
        assertThat(said.path("persons")
                        .get(0)
                        .path("visit")
                        .path("number")
                        .path("value")
                        .asString())
                .isEqualTo("V-1");
        assertThat(said.path("persons").get(0).path("family_name").asString()).isEqualTo("FINCH");
    }

    /** F1: each field that can be deleted says so, and every other one as if it were empty. */
    @ParameterizedTest
    @CsvSource({
        "20260301, /persons/0/date_of_death, true",
        "|Y, /persons/0/death_indicator, true",
        "ROWAN, /persons/0/given_name, true",
        "^ARI, /persons/0/other_names, true",
        "202603120900, /persons/0/visit/discharged_at, true",
        "^3|||OAK, /persons/0/visit/location/bed, true",
    })
    void f1NullDeletes(String part, String pointer, boolean deletes) {
        String deleted = part.equals("|Y")
                ? "|\"\""
                : part.startsWith("^3") ? "^\"\"|||OAK" : part.startsWith("^") ? "^\"\"" : "\"\"";
        ObjectNode said = said(with(ADMISSION, part, deleted));
        assertThat(said.at(pointer).isNull()).isEqualTo(deletes);
        String empty = part.equals("|Y") ? "|" : part.startsWith("^3") ? "^|||OAK" : part.startsWith("^") ? "^" : "";
        assertThat(said(with(ADMISSION, part, empty)).at(pointer).isMissingNode())
                .isTrue();
    }

    @Test
    void f1TheNhsNumberIsDeletedAndTheMrnNot() {
        ObjectNode said = said(with(ADMISSION, "9434765919", "\"\""));
        assertThat(said.path("persons").get(0).path("nhs_number_deleted").asBoolean())
                .isTrue();
        assertThat(said.path("persons").get(0).path("identifiers")).hasSize(1);
    }

    @Test
    void f1TheAdmissionTimeIsNeverDeleted() {
        ObjectNode said = said(with(ADMISSION, "202603120800", "\"\""));
        assertThat(said.at("/persons/0/visit/admitted_at").isMissingNode()
                        || said.at("/persons/0/visit/admitted_at").isNull())
                .isTrue();
        assertThat(said.at("/persons/0/visit/number/value").asString()).isEqualTo("V-1");
    }

    /** F4 */
    @ParameterizedTest
    @CsvSource({
        "1966, , 1966",
        "196601, , 1966-01",
        "19660100, , 1966-01",
        "19660000, , 1966",
        "00000000, , ",
        "0, , ",
        "UNKNOWN, , ",
        "20000101+, 2000-01-01, ",
        "20000101+^D, 2000-01-01, ",
        "2000-01-01, 2000-01-01, ",
        "20000101000000, 2000-01-01, ",
        "200001010000+0000, 2000-01-01, ",
        "20990101, , ",
        "20000230, , ",
        "' 20000101 ', 2000-01-01, ",
    })
    void f4ABirthDateNeverLosesAnAdmission(String written, String date, String partial) {
        ObjectNode said = said(with(ADMISSION, "19790226", written));
        assertThat(said.at("/persons/0/date_of_birth").asString(null)).isEqualTo(date);
        assertThat(said.at("/persons/0/dob_partial").asString(null)).isEqualTo(partial);
        assertThat(said.at("/persons/0/visit/number/value").asString()).isEqualTo("V-1");
    }

    /** F4 */
    @ParameterizedTest
    @CsvSource({
        "2026, ",
        "202603, ",
        "20260300, ",
        "00000000, ",
        "UNKNOWN, ",
        "20260301+, 2026-03-01",
        "20260301+^D, 2026-03-01",
        "20990101, ",
    })
    void f4ADeathDateNeverLosesAnAdmission(String written, String date) {
        ObjectNode said = said(with(ADMISSION, "20260301|Y", written + "|Y"));
        assertThat(said.at("/persons/0/date_of_death").asString(null)).isEqualTo(date);
        assertThat(said.at("/persons/0/visit/number/value").asString()).isEqualTo("V-1");
        assertThat(said.path("warnings").toString().contains("PID-29")).isEqualTo(date == null);
    }

    /** F7 */
    @ParameterizedTest
    @CsvSource({
        "B1^ONE^^^^^B~L1^TWO^^^^^L, L1",
        "M1^ONE^^^^^M~U1^TWO^^^^^U, U1",
        "B1^ONE^^^^^B~N1^TWO, N1",
        "~~N1^TWO, N1",
        "^^^^^^L~N1^TWO, N1",
        "B1^ONE^^^^^B, B1",
        "A1^ONE^^^^^A~L1^TWO^^^^^L, L1",
        "B1^ONE^^^^^b~L1^TWO^^^^^l, L1",
        "B1^ONE^^^^^B ~L1^TWO^^^^^L , L1",
    })
    void f7TheNameShownIsACurrentOne(String names, String family) {
        assertThat(said(with(ADMISSION, "FINCH^ROWAN^ARI^^^^L", names))
                        .at("/persons/0/family_name")
                        .asString())
                .isEqualTo(family);
    }

    /** M4: HL7 2.5 has an A43 move the numbers of MRG-1; that joins two patients, which is what A40 is for. */
    @ParameterizedTest
    @ValueSource(strings = {"MRG|7^^^^MRN", "MRG|5550142^^^^MRN|||8^^^^MRN", "MRG|7^^^^OTHER", "PV1||I", "NTE|1"})
    void m4AnA43ThatNamesNoVisitAndNoAccountIsRefusedAloud(String segment) {
        var refused = (AdtInterpretation.Refused) interpret(message("ADT^A43", segment));
        assertThat(refused.refusal().text()).isEqualTo("HL7 message moves a visit or an account but names none");
        assertThat(refused.refusal().remedy())
                .contains("PV1-19")
                .contains("MRG-3")
                .contains("A40");
    }

    @Test
    void m4AnA43ThatNamesAVisitMovesThatAlone() {
        MessageFact fact =
                understood(message("ADT^A43", "MRG|5550142^^^^MRN||||V-1")).fact();
        assertThat(fact.persons().getFirst().namesStay()).isTrue();
    }

    /** Every refusal says where and what to do; every warning too (F9). */
    @ParameterizedTest
    @ValueSource(strings = {"A02", "A17", "A37", "A40", "A44", "A45", "A50", "A19", "A99", ""})
    void everyRefusalNamesAFieldAndARemedy(String trigger) {
        AdtInterpretation read = interpret(message("ADT^" + trigger, "PV1||PREADMIT|\"\""));
        var refusal = ((AdtInterpretation.Refused) read).refusal();
        assertThat(refusal.place()).isNotNull();
        assertThat(refusal.remedy()).isNotBlank();
    }

    @Test
    void f9EveryWarningNamesAFieldAndARemedy() {
        String odd = with(with(ADMISSION, "9434765919", "9434765918"), "19790226", "1979");
        for (Warning warning : understood(read(wire(odd))).warnings()) {
            assertThat(warning.field()).isNotBlank();
            assertThat(warning.remedy()).isNotBlank();
        }
    }
}
