package health.polaris.connector.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.Feed;
import health.polaris.testing.Answer;
import health.polaris.testing.PolarisTest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class SuggestionTest {

    private static final String SUGGESTION = "/dhos/v1/site_profile/suggestion";
    private static final Path HOSPITAL = Path.of("src/test/resources/hl7/new-hospital/seventeen.hl7");

    @LocalServerPort
    private int port;

    private Feed feed;

    @BeforeEach
    void connect() {
        feed = new Feed(port);
    }

    private Answer suggest(String... texts) {
        List<String> bodies = List.of(texts).stream()
                .map(text -> Feed.base64(text.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return feed.reader().post(SUGGESTION, Map.of("bodies", bodies, "name", "stj"));
    }

    /** Types MR and EPI, class letters, visit number in PID-18: from all refused to all accepted. */
    @Test
    void takesANewHospitalFromNothingToEverything() throws IOException {
        JsonNode answer = suggest(Files.readString(HOSPITAL).replace('\n', '\r'))
                .expect(200)
                .json();
        assertThat(answer.path("messages").asInt()).isEqualTo(17);
        assertThat(answer.path("before").path("accepted").asInt()).isZero();
        assertThat(answer.path("after").path("accepted").asInt()).isEqualTo(17);
        assertThat(answer.path("after").path("refused")).isEmpty();
        assertThat(answer.path("profile").asString())
                .startsWith("profiles:\n  stj:\n")
                .contains("mrn: [{\"types\":[\"MR\"]},{\"types\":[\"EPI\"]}]")
                .contains("visit-number: [\"PID-18.1\"]")
                .contains("encounter-types: {\"E\":\"EMERGENCY\",\"I\":\"INPATIENT\",\"O\":\"OUTPATIENT\"}")
                .contains("sexes: {\"O\":\"I\"}");
        assertThat(answer.path("reasons"))
                .allSatisfy(
                        reason -> assertThat(reason.path("reason").asString()).isNotEmpty());
        assertThat(answer.path("undecided").toString()).contains("SS").contains("SERVER_TIMEZONE");
        assertThat(answer.toString()).doesNotContain("DOE").doesNotContain("999-99");
    }

    /** YAML ends a line, and so the comment that a reason is, where Unicode has a line end. */
    @ParameterizedTest
    @ValueSource(strings = {"I\u2028x: y", "I\u2029-", "I\u0085{", "I\\X0A\\[", "#\uFEFF: &a"})
    void keepsReasonsOnTheirLinesWhateverTheCodesAre(String code) {
        String admission = Feed.admission("1", "M1").replace("|INPATIENT|", "|I|");
        JsonNode answer = suggest(
                        admission, admission.replace("|I|", "|" + code + "|").replace("^A01|1|", "^A01|2|"))
                .expect(200)
                .json();
        assertThat(answer.path("profile").asString()).contains("encounter-types: {\"I\":\"INPATIENT\"}");
        assertThat(answer.path("after").path("accepted").asInt()).isEqualTo(2);
    }

    @Test
    void asksForNothingThatTheContractDoesAnyway() {
        JsonNode answer = suggest(Feed.admission("1", "M1"), Feed.admission("2", "M2"))
                .expect(200)
                .json();
        assertThat(answer.path("reasons")).hasSize(1);
        assertThat(answer.path("reasons").get(0).path("key").asString()).isEqualTo("senders");
        assertThat(answer.path("after").path("accepted").asInt()).isEqualTo(2);
    }

    @Test
    void findsEventsCharacterSetsAndOffsets() {
        String bedStatus = Feed.admission("1", "M1").replace("ADT^A01", "ADT^A20");
        String number = Feed.admission("2", "M1")
                .replace("ADT^A01", "ADT^A51")
                .replace("20240312081530", "20240312081530+0100");
        JsonNode answer = suggest(bedStatus, number).expect(200).json();
        assertThat(answer.path("profile").asString())
                .contains("trigger-aliases: {\"A51\":\"A50\"}")
                .contains("ignore-triggers: [\"A20\"]")
                .contains("offset: \"msh-7\"");
        byte[] latin = Feed.admission("3", "M1").replace("ROWAN", "RÉMI").getBytes(StandardCharsets.ISO_8859_1);
        JsonNode undeclared = feed.reader()
                .post(SUGGESTION, Map.of("bodies", List.of(Feed.base64(latin))))
                .expect(200)
                .json();
        assertThat(undeclared.path("profile").asString()).contains("character-set: {\"fallback\":\"ISO-8859-1\"}");
        assertThat(undeclared.path("before").path("accepted").asInt()).isZero();
        assertThat(undeclared.path("after").path("accepted").asInt()).isEqualTo(1);
    }

    private JsonNode suggestOf(String text, String charset) {
        return feed.reader()
                .post(SUGGESTION, Map.of("bodies", List.of(Feed.base64(text.getBytes(Charset.forName(charset))))))
                .expect(200)
                .json();
    }

    /** What stands in the samples is no YAML: characters of another set, line ends, types that no profile can name. */
    @Test
    void aSuggestionCanBeReadWhateverTheSamplesSay() {
        String authority = Feed.admission("1", "7015").replace("^^^STM^MRN", "^^^St Mary\u2019s\u2026^MR");
        JsonNode answer = suggestOf(authority, "windows-1252");
        assertThat(answer.path("profile").asString())
                .contains("mrn: [{\"types\":[\"MR\"]}]")
                .contains("character-set: {\"fallback\":\"windows-1252\"}");
        assertThat(answer.path("after").path("accepted").asInt()).isEqualTo(1);

        String types = Feed.admission("2", "7016")
                .replace("^^^STM^MRN", "^^^A\nB^MR~1^^^^M\u2019R~2^^^^M\nR~3^^^^" + "T".repeat(201));
        JsonNode odd = suggestOf(types, "windows-1252");
        assertThat(odd.path("profile").asString()).contains("mrn: [{\"types\":[\"MR\"]}]");
        assertThat(odd.path("undecided").toString()).contains("TTTT").doesNotContain("\\n");

        JsonNode many = suggest(IntStream.range(0, 150)
                        .mapToObj(type -> Feed.admission("M" + type, "1").replace("^MRN", "^T" + type))
                        .toArray(String[]::new))
                .expect(200)
                .json();
        assertThat(many.path("after").path("accepted").asInt()).isEqualTo(100);
    }

    /** Latin-1 has a character for each byte, so that nothing would be asked: names would be taken as O and a control sign. */
    @Test
    void findsWindowsCharactersUnderTheNameOfLatin1() {
        String text = Feed.admission("1", "7018")
                .replace("|P|2.4", "|P|2.4||||||8859/1")
                .replace("FINCH", "O\u2019BRIEN");
        assertThat(suggestOf(text, "windows-1252").path("profile").asString())
                .contains("character-set: {\"latin-1\":\"windows-1252\"}");
        assertThat(suggestOf(text.replace("\u2019", "\u00C9"), "ISO-8859-1")
                        .path("profile")
                        .asString())
                .doesNotContain("character-set");
    }

    /** 1,000 messages of a kilobyte and a half are two megabytes of base64, more than a message may have. */
    @Test
    void takesAThousandOrdinaryMessages() {
        String text = Feed.admission("%d", "M1") + "NTE|1||"
                + "x".repeat(1500 - Feed.admission("1", "M1").length()) + "\r";
        JsonNode answer = suggest(
                        IntStream.range(0, 1000).mapToObj(text::formatted).collect(Collectors.joining()))
                .expect(200)
                .json();
        assertThat(answer.path("messages").asInt()).isEqualTo(1000);
        assertThat(answer.path("after").path("accepted").asInt()).isEqualTo(1000);
    }

    /** HL7 2.2 and before: PID-2 or PID-4 has the number, in a merge MRG-4. */
    @Test
    void findsNumbersThatStandInOldPlaces() {
        String external = Feed.admission("1", "M1").replace("PID|1||M1^^^STM^MRN|", "PID|1|M1||");
        String alternate = Feed.admission("2", "M2").replace("PID|1||M2^^^STM^MRN|", "PID|1|||M2^^^STM^MR");
        String merge = "MSH|^~\\&|PASHUB|STMARYS|POLARIS|STMARYS|20240312081530||ADT^A34|3|P|2.2\r"
                + "PID|1|M1|||FINCH^ROWAN||19790226|4\rMRG||||M3\r";
        JsonNode answer = suggest(external, alternate, merge).expect(200).json();
        assertThat(answer.path("profile").asString())
                .contains("moves: [{\"from\":\"PID-2\",\"to\":\"PID-3\",\"when\":\"empty\"},"
                        + "{\"from\":\"PID-4\",\"to\":\"PID-3\",\"when\":\"empty\"},"
                        + "{\"from\":\"MRG-4\",\"to\":\"MRG-1\",\"when\":\"empty\"}]");
        assertThat(answer.path("before").path("accepted").asInt()).isZero();
        assertThat(answer.path("after").path("accepted").asInt())
                .as(answer.path("after").toString())
                .isEqualTo(3);
    }

    /** Whoever is admitted to a ward is no pre-admission; what else has that class is left to whoever knows. */
    @Test
    void takesClassesThatPatientsAreAdmittedWith() {
        String admission = Feed.admission("1", "M1").replace("|INPATIENT|", "|P|");
        JsonNode answer = suggest(admission).expect(200).json();
        assertThat(answer.path("profile").asString())
                .contains("blacklisted-encounter-types: [\"RECURRING\",\"WAITLIST\"]");
        assertThat(answer.path("undecided").toString()).contains("1 messages have PV1-2 P");
        assertThat(answer.path("before").path("accepted").asInt()).isZero();
        assertThat(answer.path("after").path("accepted").asInt()).isEqualTo(1);

        JsonNode planned =
                suggest(admission.replace("ADT^A01", "ADT^A05")).expect(200).json();
        assertThat(planned.path("profile").asString()).doesNotContain("blacklisted");
        assertThat(planned.path("undecided").toString()).contains("1 messages have PV1-2 P, which is refused");
    }

    /** As intake and reprocessing have it: the first that is accepted has the control id. */
    @Test
    void countsWhatCameTwiceOnce() {
        String admission = Feed.admission("1", "M1").replace("^MRN", "^MR");
        JsonNode answer = suggest(admission, admission, admission.replace("|1|P|", "||P|"), Feed.admission("1", "M2"))
                .expect(200)
                .json();
        assertThat(answer.path("before").path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.path("after").path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.path("after").path("refused").path("duplicate").asInt())
                .isEqualTo(2);
    }

    @Test
    void saysThatSomeAdmissionsHaveNoTime() {
        String admission = Feed.admission("1", "M1");
        JsonNode answer = suggest(admission, admission.replace("20240311221500", ""))
                .expect(200)
                .json();
        assertThat(answer.path("profile").asString()).doesNotContain("admission-time");
        assertThat(answer.path("undecided").toString()).contains("1 of 2 admissions have no PV1-44");
    }

    @Test
    void saysWhatIsWrongWithSamples() {
        assertThat(suggest("no HL7").expect(400).message()).contains("MSH");
        assertThat(feed.reader()
                        .post(SUGGESTION, Map.of("bodies", List.of("§")))
                        .expect(400)
                        .message())
                .isEqualTo("bodies: none of them is HL7, which begins with MSH");
        String many = String.join("", Collections.nCopies(1001, "MSH|^~\\&|A|B\r"));
        assertThat(suggest(many).expect(413).message()).contains("1000");
        feed.sender().post(SUGGESTION, Map.of("bodies", List.of("TVNI"))).expect(403);
    }
}
