package health.polaris.connector.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.Feed;
import health.polaris.testing.PolarisTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Which numbers are MRNs and which are NHS numbers: by type, authority and check digit. */
@PolarisTest
class NumbersInSuggestionsTest {

    @LocalServerPort
    private int port;

    private Feed feed;

    @BeforeEach
    void connect() {
        feed = new Feed(port);
    }

    /** An admission with that PID-3. */
    private static String with(String numbers) {
        return Feed.message("ADT^A01", Feed.fresh("MC-"), "PID|1||" + numbers + "||FINCH^ROWAN||19790226|4");
    }

    private JsonNode suggest(Stream<String> messages) {
        List<String> bodies = messages.map(text -> Feed.base64(text.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return feed.reader()
                .post("/dhos/v1/site_profile/suggestion", Map.of("bodies", bodies))
                .expect(200)
                .json();
    }

    /** What a message is stored with by the suggestion: the MRN, and the NHS number. */
    private String read(JsonNode suggestion, String message) {
        JsonNode tried = feed.reader()
                .post(
                        "/dhos/v1/message/dry_run",
                        Map.of(
                                "type", "HL7v2",
                                "body", Feed.base64(message.getBytes(StandardCharsets.UTF_8)),
                                "site_profile", suggestion.path("profile").asString()))
                .expect(200)
                .json();
        JsonNode patient = tried.path("actions").get(0).path("data");
        return told(patient.path("mrn")) + " " + told(patient.path("nhs_number"));
    }

    private static String told(JsonNode number) {
        return number.isString() ? number.asString() : "none";
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        9434765919^^^NHS~5550142^^^RXX;                        5550142 9434765919
        9434765919^^^NHS~5550142;                              5550142 9434765919
        9434765919^^^NHS~5550142^^^RXX^MR;                     5550142 9434765919
        5550142^^^RXX^PI~943 476 5919^^^NHS^PI;                5550142 9434765919
        9434765919^^^&2.16.840.1.113883.2.1.4.1&ISO~5550142^^^&1.2.3&ISO; 5550142 9434765919
        9434765919^^^NHS;                                      none 9434765919
        9434765919^^^NHS^MR;                                   none 9434765919
        9434765910^^^NHS~5550142^^^RXX;                        5550142 none
        5550142;                                               5550142 none
        """)
    void tellsOneSampleByItsNames(String numbers, String read) {
        String message = with(numbers);
        JsonNode suggestion = suggest(Stream.of(message));
        assertThat(suggestion.path("after").path("accepted").asInt()).isEqualTo(1);
        assertThat(read(suggestion, message)).isEqualTo(read);
    }

    /** Without any name for it the check digit tells, when there are several. */
    @Test
    void tellsSeveralByTheirCheckDigits() {
        List<String> messages = IntStream.range(0, 5)
                .mapToObj(number -> with(Feed.freshNhsNumber() + "^^^SPINE~" + Feed.fresh("M") + "^^^RXX"))
                .toList();
        JsonNode suggestion = suggest(messages.stream());
        assertThat(suggestion.path("profile").asString())
                .contains("mrn: [{\"types\":[\"\"],\"authorities\":[\"RXX\"]}]")
                .contains("nhs-number: [{\"types\":[\"\"],\"authorities\":[\"SPINE\"]}]");
        assertThat(read(suggestion, with("9434765919^^^SPINE~5550142^^^RXX"))).isEqualTo("5550142 9434765919");
    }

    /** Nothing but the digits tells these apart, and a rule cannot name digits. */
    @Test
    void asksWhereNothingTellsThemApart() {
        JsonNode mixed = suggest(Stream.of(with("9434765919~5550142"), with(Feed.freshNhsNumber() + "~5550143")));
        assertThat(mixed.path("undecided").toString())
                .contains("those of ten digits among them have the check digit of NHS numbers")
                .contains("type (none), authority (none)");
        JsonNode typed = suggest(Stream.of(with("9434765919^^^RXX^MR"), with(Feed.freshNhsNumber() + "^^^RXX^MR")));
        assertThat(typed.path("profile").asString()).contains("mrn: [{\"types\":[\"MR\"]}]");
        assertThat(typed.path("undecided").toString()).contains("type MR, authority RXX");
    }

    @Test
    void saysWhichNumbersAreNotTaken() {
        JsonNode suggestion = suggest(Stream.of(with("5550142^^^RXX^MR~77^^^LAB~999-99-1^^^^SS")));
        assertThat(suggestion.path("undecided").toString())
                .contains("not taken: type (none), authority LAB; type SS, authority (none)");
        JsonNode digits = suggest(Stream.of(with("5550142^^^RXX^MR~1234567890^^^^NH")));
        assertThat(digits.path("profile").asString()).contains("nhs-number: [{\"types\":[\"NH\"]}]");
        assertThat(digits.path("undecided").toString()).contains("do not have the check digit");
    }

    /** 50,000 kinds in one field. */
    @Test
    void isNotHeldUpByAnyNumberOfKinds() {
        StringBuilder numbers = new StringBuilder("5550142^^^RXX^MR");
        IntStream.range(0, 50_000)
                .forEach(kind ->
                        numbers.append("~1^^^A").append(kind % 300).append("^T").append(kind));
        JsonNode suggestion = suggest(Stream.of(with(numbers.toString())));
        assertThat(suggestion.path("profile").asString()).contains("mrn: [{\"types\":[\"MR\"]}]");
        assertThat(suggestion.path("undecided").toString()).contains("and 49900 more");
    }

    @ParameterizedTest
    @CsvSource({
        "20240712081530+0000, are those of SERVER_TIMEZONE",
        "20240712081530+0200, does not have at that time: [+02:00]"
    })
    void saysWhatOffsetsTellOfTheZone(String sentAt, String told) {
        JsonNode suggestion = suggest(Stream.of(Feed.admission("1", "M1").replace("20240312081530", sentAt)));
        assertThat(suggestion.path("profile").asString()).contains("offset: \"msh-7\"");
        assertThat(suggestion.path("undecided").toString()).contains(told).contains("SERVER_TIMEZONE (" + "UTC)");
    }
}
