package health.polaris.connector.inbound;

import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.Feed;
import health.polaris.connector.Feed.Acknowledged;
import health.polaris.connector.WithProfiles;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** F9: what is left out is told wherever somebody may look. */
@PolarisTest
class WarningsTest extends WithProfiles {

    private static final String CODE = "nhs_number_invalid";

    @LocalServerPort
    private int port;

    private Feed feed;

    @BeforeEach
    void connect() {
        feed = new Feed(port);
    }

    private static String withWrongNhsNumber(String mrn) {
        return Feed.message(
                        "ADT^A01",
                        fresh("MC-"),
                        "PID|1||" + mrn + "^^^STM^MRN~1234567890^^^NHS^NHS||FINCH^ROWAN||19660100|4")
                .replace("PASHUB", "WARNED");
    }

    private JsonNode get(String path) {
        return feed.reader().get("/dhos/v1/message" + path).expect(200).json();
    }

    private static List<String> codes(JsonNode warnings) {
        return warnings.valueStream()
                .map(warning -> warning.path("code").asString() + " "
                        + warning.path("field").asString())
                .toList();
    }

    @Test
    void anAcceptedMessageTellsInItsAcknowledgementWhatWasLeftOut() {
        Acknowledged acknowledged = feed.post(withWrongNhsNumber(fresh("M")));
        assertThat(acknowledged.code()).isEqualTo("AA");
        String[] segments = acknowledged.text().split("\r");
        assertThat(segments).hasSize(4);
        assertThat(segments[2])
                .startsWith("ERR||PID^1^3|nhs_number_invalid|W|103^Table value not found^HL70357||PID-3 must hold")
                .endsWith("|The NHS number is not valid and was left out");
        assertThat(segments[3]).startsWith("ERR||PID^1^7|date_partial|W|102^Data type error^HL70357||PID-7 must be");
    }

    @Test
    void storedMessageListTimelineDryRunAndMetricTellItToo() {
        String mrn = fresh("M");
        String text = withWrongNhsNumber(mrn);
        String uuid = feed.post(text).uuid();
        List<String> both = List.of(CODE + " PID-3", "date_partial PID-7");

        assertThat(codes(feed.stored(uuid).path("warnings"))).isEqualTo(both);
        assertThat(feed.stored(uuid).path("warnings").get(0).path("remedy").asString())
                .contains("ten digits");

        JsonNode listed = get("/list?identifier_type=MRN&identifier=" + mrn).path("messages");
        assertThat(codes(listed.get(0).path("warnings"))).isEqualTo(both);

        assertThat(get("/" + uuid + "/timeline").path("events").toString())
                .contains("\"event\":\"warning\"")
                .contains("\"detail\":\"nhs_number_invalid PID-3\"");

        JsonNode tried = feed.reader()
                .post(
                        "/dhos/v1/message/dry_run",
                        Map.of(
                                "type",
                                "HL7v2",
                                "body",
                                Feed.base64(withWrongNhsNumber(mrn).getBytes(StandardCharsets.UTF_8))))
                .expect(200)
                .json();
        assertThat(codes(tried.path("warning_details"))).isEqualTo(both);
        assertThat(tried.path("warnings").toString()).isEqualTo("[\"" + CODE + "\",\"date_partial\"]");
        assertThat(tried.path("ack").asString()).contains("|W|");

        assertThat(new Api(port).get("/metrics").expect(200).body())
                .containsPattern("polaris_hl7_warnings_total\\{[^}]*sender=\"WARNED\\|STMARYS\"[^}]*trigger=\"A01\""
                        + "[^}]*warning=\"nhs_number_invalid\"")
                .containsPattern(
                        "polaris_hl7_warnings_total\\{[^}]*sender=\"other\"[^}]*warning=\"mrn_missing\"[^}]*} 0");
    }

    /** It needs no PV1-44 either, and without PV1-19 nobody is discharged. */
    @Test
    void aDischargeWithoutVisitNumberIsAcknowledgedAndWarnedOf() {
        String control = fresh("MC-");
        String text = Feed.message("ADT^A03", control, "PID|1||" + fresh("M") + "^^^STM^MRN||FINCH^ROWAN")
                .replaceAll("PV1.*\\r", "PV1|1|INPATIENT|STM-W12^BAY C" + "|".repeat(42) + "20240312080000\r");
        Acknowledged acknowledged = feed.post(text);
        assertThat(acknowledged.code()).isEqualTo("AA");
        assertThat(codes(feed.stored(acknowledged.uuid()).path("warnings")))
                .containsExactly("encounter_id_missing PV1-19.1");
        assertThat(get("/" + acknowledged.uuid() + "/timeline").path("events").toString())
                .contains("\"detail\":\"encounter_id_missing PV1-19.1\"");
    }

    @Test
    void aMessageWithoutWarningsHasNone() {
        Acknowledged acknowledged = feed.post(Feed.admission(fresh("MC-"), fresh("M")));
        assertThat(acknowledged.text()).doesNotContain("ERR");
        assertThat(feed.stored(acknowledged.uuid()).has("warnings")).isFalse();
    }

    @Test
    void anIgnoredEventIsAcknowledgedAndNothingIsDone() {
        String control = fresh("MC-");
        String text = Feed.message("ADT^A60", control, "PID|1||" + fresh("M") + "^^^STM^MRN||FINCH^ROWAN")
                .replace("PASHUB", "IGNORING");
        Acknowledged acknowledged = feed.post(text);
        assertThat(acknowledged.code()).isEqualTo("AA");
        assertThat(feed.stored(acknowledged.uuid()).path("is_processed").asBoolean())
                .isTrue();
        assertThat(get("/" + acknowledged.uuid() + "/timeline").path("events").toString())
                .contains("trigger_ignored");
        assertThat(get("/" + acknowledged.uuid() + "/timeline")
                        .path("publication")
                        .isNull())
                .isTrue();
        assertThat(feed.post(text).code()).isEqualTo("AR");
    }

    @Test
    void aLineThatIsNoSegmentIsRefusedWithItsPlace() {
        String text = Feed.admission(fresh("MC-"), fresh("M")).replace("BAY C", "BAY\rC");
        assertThat(feed.post(text).text())
                .contains("MSA|AE|")
                .contains("ERR||PV1^1|Hl7ApplicationErrorException|E|100^Segment sequence error^HL70357||");
    }

    @Test
    void anUnknownCharacterSetIsRefusedWithTheKnownOnes() {
        String text = Feed.admission(fresh("MC-"), fresh("M"))
                .replace("|P|2.4", "|P|2.4||||||KOI9")
                .replace("FINCH", "MÜLLER");
        assertThat(feed.postBase64(Feed.base64(text.getBytes(StandardCharsets.ISO_8859_1)))
                        .expect(400)
                        .json()
                        .path("message")
                        .asString())
                .contains("MSH-18 names a character set that is not known")
                .contains("8859/1");
    }
}
