package health.polaris.connector.inbound.dryrun;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.base64;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.backing.TestServices;
import health.polaris.connector.Bus;
import health.polaris.connector.Feed;
import health.polaris.connector.WithProfiles;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PolarisTest
class DryRunTest extends WithProfiles {

    private static final String PATH = "/dhos/v1/message/dry_run";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private Feed feed;
    private Api api;
    private long rowsBefore;

    @BeforeEach
    void connect() {
        feed = new Feed(port);
        api = new Api(port).as(Tokens.system("write:hl7_message"));
        rowsBefore = rows();
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(rows()).isEqualTo(rowsBefore);
    }

    private long rows() {
        return database.sql("select count(*) from hl7_message")
                .query(Long.class)
                .single();
    }

    private static Map<String, String> request(String text) {
        return Map.of("type", "HL7v2", "body", base64(text.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode tried(String query, String text) {
        return api.post(PATH + query, request(text)).expect(200).json();
    }

    @Test
    void saysWhatWouldBePublished() throws Exception {
        String text = admission(fresh("MC-"), fresh("M"));
        JsonNode answer = tried("", text);

        assertThat(answer.path("profile").asString()).isEqualTo("default");
        assertThat(answer.path("ack_code").asString()).isEqualTo("AA");
        assertThat(answer.path("ack").asString()).contains("\rMSA|AA|MC-");
        assertThat(answer.path("decision").path("reason").asString()).isEqualTo("accepted");
        assertThat(answer.path("fields").path("PV1-19.1").asString()).isEqualTo("E-1");
        assertThat(answer.path("fields").path("PV1-3.3").asString()).isEmpty();
        assertThat(answer.path("fields").path("PV1-44.1").asString()).isEqualTo("20240311221500");

        try (Bus bus = new Bus(TestServices.broker())) {
            Feed.Acknowledged real = feed.post(text);
            assertThat(answer.path("actions"))
                    .isEqualTo(bus.published(real.uuid()).path("actions"));
            assertThat(bus.bodies()).hasSize(1);
            remove(real);
        }
    }

    /** So that the count of rows tells of the dry run alone. */
    private void remove(Feed.Acknowledged real) {
        database.sql("delete from hl7_message where uuid = ?")
                .param(real.uuid())
                .update();
        rowsBefore = rows();
    }

    @Test
    void namesTheRuleThatRefuses() {
        JsonNode answer = tried("", admission(fresh("MC-"), fresh("M")).replace("ADT^A01", "ADT^A29"));
        assertThat(answer.path("ack_code").asString()).isEqualTo("AR");
        assertThat(answer.path("actions")).isEmpty();
        JsonNode decision = answer.path("decision");
        assertThat(decision.path("reason").asString()).isEqualTo("trigger_event");
        assertThat(decision.path("text").asString()).isEqualTo("HL7 message of unexpected ADT type 'A29'");
        assertThat(decision.path("field").asString()).isEqualTo("MSH-9.2");
        assertThat(decision.path("remedy").asString()).startsWith("MSH-9.2 must be one of A01");
        assertThat(answer.path("ack").asString())
                .contains(decision.path("remedy").asString());
    }

    @Test
    void triesAnotherProfile() {
        String mrn = fresh("M");
        String text = admission(fresh("MC-"), mrn);
        JsonNode refused = tried("?profile=strict", text);
        assertThat(refused.path("profile").asString()).isEqualTo("strict");
        assertThat(refused.path("decision").path("reason").asString()).isEqualTo("identifiers_missing");

        JsonNode accepted = tried(
                "?profile=strict",
                text.replace("^MRN", "^PI")
                        .replace("||||||||E-1", "||||||||")
                        .replace("|4\rPV1", "|4||||||||||V-9\rPV1"));
        assertThat(accepted.path("ack_code").asString()).isEqualTo("AA");
        assertThat(accepted.path("fields").path("PV1-19.1").asString()).isEqualTo("V-9");
    }

    @Test
    void refusesAProfileThatThereIsNot() {
        Answer answer = api.post(PATH + "?profile=stmary", request(admission("1", "2")));
        assertThat(answer.expect(400).message()).isEqualTo("profile: no site profile is named 'stmary'");
    }

    @Test
    void looksForDuplicatesToo() {
        String text = admission(fresh("MC-"), fresh("M"));
        Feed.Acknowledged real = feed.post(text);
        rowsBefore = rows();
        JsonNode duplicate = tried("", text);
        assertThat(duplicate.path("ack_code").asString()).isEqualTo("AR");
        assertThat(duplicate.path("decision").path("reason").asString()).isEqualTo("duplicate");

        JsonNode resent = tried("?profile=resend", text);
        assertThat(resent.path("ack").asString()).isEqualTo(real.text());
        assertThat(resent.path("decision").path("reason").asString()).isEqualTo("identical_resend");
        assertThat(resent.path("actions")).isEmpty();
    }

    @Test
    void warns() {
        JsonNode answer = tried("", admission(fresh("MC-"), fresh("M")).replace("|INPATIENT|", "||"));
        assertThat(answer.path("warnings").toString()).isEqualTo("[\"encounter_type_missing\"]");
    }

    @Test
    void saysWhatCanNotBeRead() {
        assertThat(api.post(PATH, request("nonsense")).expect(400).message()).isEqualTo("Could not parse HL7 message");
        assertThat(api.post(PATH, Map.of("type", "HL7v2", "body", "TVN"))
                        .expect(400)
                        .message())
                .isEqualTo("Could not decode HL7 message body: not valid base64");
        api.post(PATH, Map.of("type", "HL7v3", "body", "")).expect(400);
    }

    @Test
    void isForOurOwnProgramsWithTheScope() {
        Map<String, String> request = request(admission("1", "2"));
        new Api(port).post(PATH, request).expect(401);
        new Api(port).as(Tokens.system("read:hl7_message")).post(PATH, request).expect(403);
        new Api(port)
                .as(Tokens.eprAdapter("write:hl7_message"))
                .post(PATH, request)
                .expect(403);
    }

    @Test
    void answersAsDescribed() {
        OpenApiContract contract = OpenApiContract.of(new Api(port));
        contract.call(api, "POST", PATH, request(admission(fresh("MC-"), fresh("M"))))
                .expect(200);
        contract.call(api, "POST", PATH, request(admission("1", "2").replace("A01", "A99")))
                .expect(200);
        contract.call(api, "GET", "/dhos/v1/message/profile", null).expect(200);
    }

    /** W9: acknowledged with AA, these would be rejected downstream. */
    @Test
    void strictProfilesRefuseStaysThatNobodyCanApply() {
        String text =
                admission(fresh("MC-"), fresh("M")).replace("PASHUB", "STRICT").replace("^MRN", "^PI");
        Feed.Acknowledged complete = feed.post(text);
        Feed.Acknowledged without = feed.post(text.replace("||||E-1", "||||"));
        rowsBefore = rows();
        assertThat(complete.code()).isEqualTo("AA");
        assertThat(without.code()).isEqualTo("AE");
        assertThat(without.text())
                .contains("ERR||PV1^1^19^1^1|")
                .contains("it is read from PID-18.1 too. Site profile: strict");
    }
}
