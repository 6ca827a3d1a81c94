package health.polaris.connector.inbound.bedlist;

import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.connector.Feed;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A batch of messages becomes a list of who is in which bed (contracts/encounters.md §12). */
@PolarisTest
class BedListTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private Api api;
    private final String mrn = fresh("M");

    @BeforeEach
    void operate() {
        api = new Api(port).as(Tokens.system("read:hl7_message"));
    }

    private static String message(String trigger, String control, String patient, String visit) {
        return "MSH|^~\\&|PASHUB|STMARYS|POLARIS|STMARYS|20260312081530||ADT^%s|%s|P|2.4\rPID|1||%s\r%s\r"
                .formatted(trigger, control, patient, visit);
    }

    private String admission(String control) {
        return message(
                "A01",
                control,
                mrn + "^^^STM^MRN~9434765919^^^NHS^NHSNMBR||FINCH^ROWAN||19790226|4",
                "PV1|1|INPATIENT|N-Ward 4^Bay 2^Bed 1" + "|".repeat(16) + "V-7" + "|".repeat(25) + "20260311221500");
    }

    private Answer read(String text) {
        return api.post(
                "/dhos/v1/message/bed_list",
                Map.of("type", "HL7v2", "body", Feed.base64(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void eachMessageIsALine() {
        JsonNode list = read(admission("C-1")).expect(200).json();
        assertThat(list.path("sender").asString()).isEqualTo("PASHUB|STMARYS");
        assertThat(list.path("unread")).isEmpty();
        JsonNode line = list.path("stays").get(0);
        assertThat(line.path("visit_number").asString()).isEqualTo("V-7");
        assertThat(line.path("mrn").asString()).isEqualTo(mrn);
        assertThat(line.path("nhs_number").asString()).isEqualTo("9434765919");
        assertThat(line.path("ward").asString()).isEqualTo("N-Ward 4");
        assertThat(line.path("bay").asString()).isEqualTo("Bay 2");
        assertThat(line.path("bed").asString()).isEqualTo("Bed 1");
        assertThat(line.path("encounter_type").asString()).isEqualTo("INPATIENT");
        assertThat(line.has("namespace")).isFalse();
    }

    @Test
    void anEnvelopeIsNoMessageAndWhatSaysNothingIsNamed() {
        String discharged =
                admission("C-3").replace("ADT^A01", "ADT^A03").replace("20260311221500", "20260311221500|20260312");
        String batch = "FHS|^~\\&|PASHUB|STMARYS\rBHS|^~\\&|PASHUB|STMARYS\r"
                + admission("C-1")
                + admission("C-2").replace("N-Ward 4", "")
                + discharged
                + message("A28", "C-4", mrn + "^^^STM^MRN||FINCH^ROWAN", "EVN|A28|20260311221500")
                + "BTS|4\rFTS|1\r";
        JsonNode list = read(batch.replace("\r", "\r\n")).expect(200).json();
        assertThat(list.path("stays")).hasSize(1);
        assertThat(list.path("unread")
                        .valueStream()
                        .map(each -> each.path("message").asInt()))
                .containsExactly(2, 3, 4);
        assertThat(list.path("unread").get(0).path("control_id").asString()).isEqualTo("C-2");
        assertThat(list.path("unread").get(0).path("field").asString()).startsWith("PV1-3");
        assertThat(list.path("unread").get(1).path("reason").asString()).isEqualTo("no_bed");
    }

    /** What differs is laid at the door of the list's feed: of two feeds it is nobody's. */
    @Test
    void aListOfSeveralSendersIsNobodysFeed() {
        assertThat(read(admission("C-1") + admission("C-2"))
                        .expect(200)
                        .json()
                        .path("sender")
                        .asString())
                .isEqualTo("PASHUB|STMARYS");
        for (String other : List.of(admission("C-2"), admission("C-2").replace("N-Ward 4", ""))) {
            JsonNode list = read(admission("C-1") + other.replace("PASHUB", "OTHER"))
                    .expect(200)
                    .json();
            assertThat(list.has("sender")).isTrue();
            assertThat(list.path("sender").isNull()).isTrue();
        }
    }

    @Test
    void whoHasAListReadIsKnown() {
        String visit = fresh("V");
        read(admission("C-1").replace("V-7", visit)).expect(200);
        JsonNode found = await().until(
                        () -> new Api(port)
                                .as(Tokens.clinician("auditor", "read:access_record"))
                                .get("/dhos/v1/access_record?patient=" + mrn)
                                .expect(200)
                                .json(),
                        list -> !list.isEmpty())
                .get(0);
        assertThat(found.path("route").asString()).isEqualTo("/dhos/v1/message/bed_list");
        assertThat(found.path("patients").valueStream().map(JsonNode::asString)).containsExactly(mrn, "9434765919");
        assertThat(found.path("encounters").valueStream().map(JsonNode::asString))
                .containsExactly(visit);
    }

    @Test
    void nothingIsKeptAndRubbishIsRefused() {
        long before = messages();
        read(admission("C-1")).expect(200);
        read("rubbish").expect(400);
        api.post("/dhos/v1/message/bed_list", Map.of("type", "HL7v2", "body", "%"))
                .expect(400);
        read(admission("C").repeat(10_001)).expect(413);
        assertThat(messages()).isEqualTo(before);
    }

    private long messages() {
        return database.sql("select count(*) from hl7_message where mrn = :mrn")
                .param("mrn", mrn)
                .query(Long.class)
                .single();
    }
}
