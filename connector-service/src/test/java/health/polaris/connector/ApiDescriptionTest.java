package health.polaris.connector;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every operation answers as the published description says. */
@PolarisTest
class ApiDescriptionTest {

    private static final String MESSAGE = "/dhos/v1/message";

    @LocalServerPort
    private int port;

    @Test
    void describesWhatItAnswers() {
        Api anonymous = new Api(port);
        Api api = anonymous.as(Tokens.system("read:hl7_message", "write:hl7_message"));
        OpenApiContract contract = OpenApiContract.of(anonymous);
        String mrn = Feed.fresh("M");

        Answer accepted = contract.call(api, "POST", MESSAGE, request(Feed.admission(Feed.fresh("MC-"), mrn)));
        Answer unreadable = contract.call(api, "POST", MESSAGE, request("nonsense"));
        contract.call(api, "POST", MESSAGE, request("MSH|^~\\&|refused"));
        contract.call(anonymous, "POST", MESSAGE, request("no token"));
        contract.call(anonymous.as("nonsense"), "POST", MESSAGE, request("bad token"));
        contract.call(api.with("Content-Type", "text/plain"), "POST", MESSAGE, "MSH|^~\\&|");
        contract.call(api, "POST", MESSAGE, request("x".repeat(9_000_000)));

        String batch = "/dhos/v1/message_batch";
        contract.call(api, "POST", batch, request(Feed.admission(Feed.fresh("MC-"), mrn)))
                .expect(200);
        contract.call(api, "POST", batch, request("nonsense")).expect(400);
        contract.call(api, "POST", batch, request("MSH|^~\\&|\r".repeat(1001))).expect(413);
        contract.call(anonymous, "POST", batch, request("no token")).expect(401);
        contract.rejects("POST", batch, Map.of("type", "HL7v2"));

        for (Answer stored : new Answer[] {accepted, unreadable}) {
            String path = MESSAGE + "/" + stored.json().path("uuid").asString();
            contract.call(api, "GET", path, null).expect(200);
            contract.call(api, "PATCH", path, Map.of("is_processed", true)).expect(204);
            contract.call(api, "PATCH", path, Map.of()).expect(400);
        }
        contract.call(api, "POST", MESSAGE + "/dry_run", request(Feed.admission(Feed.fresh("MC-"), mrn)))
                .expect(200);
        contract.call(api, "POST", MESSAGE + "/dry_run?profile=none", request("MSH|^~\\&|"))
                .expect(400);
        contract.call(
                        api,
                        "POST",
                        MESSAGE + "/dry_run/stored",
                        Map.of("uuids", List.of(accepted.json().path("uuid").asString())))
                .expect(200);
        contract.call(api, "GET", MESSAGE + "/profile", null).expect(200);
        contract.call(api, "GET", MESSAGE + "/unknown", null).expect(404);
        contract.call(api, "PATCH", MESSAGE + "/unknown", Map.of("is_processed", true))
                .expect(404);
        contract.call(api, "GET", MESSAGE + "/search?identifier_type=MRN&identifier=" + mrn, null);
        contract.call(api, "GET", MESSAGE + "/search?identifier_type=MRN", null).expect(400);
        contract.call(api, "GET", MESSAGE + "/search/unknown", null).expect(200);

        contract.call(anonymous.as(Tokens.system("read:access_record")), "GET", "/dhos/v1/access_record?limit=1", null)
                .expect(200);

        operations(contract, api, accepted.json().path("uuid").asString());

        feeds(contract, api);
        figures(contract, api);

        assertThat(contract.unseen())
                .allMatch(operation -> !operation.contains(MESSAGE)
                        && !operation.contains("/dhos/v1/feed")
                        && !operation.contains("/dhos/v1/figure")
                        && !operation.contains("/dhos/v1/access_record"));
        contract.rejects("POST", MESSAGE, Map.of("type", "HL7v2"));
        contract.rejects("POST", MESSAGE + "/bed_list", Map.of("type", "HL7v2"));
        contract.rejects("POST", MESSAGE, Map.of("type", "HL7v3", "body", ""));
        contract.rejects("PATCH", MESSAGE + "/x", Map.of("is_processed", "true"));
    }

    private static void figures(OpenApiContract contract, Api api) {
        for (String route : List.of("hour", "sender", "backlog")) {
            String path = "/dhos/v1/figure/" + route;
            contract.call(api, "GET", path, null).expect(200);
            contract.call(api, "GET", path + "?from=2026-01-01&to=2026-03-01", null)
                    .expect(400);
        }
        String admission = Feed.admission(Feed.fresh("C-"), Feed.fresh("M-"));
        contract.call(api, "POST", MESSAGE + "/bed_list", request(admission)).expect(200);
        contract.call(api, "POST", MESSAGE + "/bed_list", request("rubbish")).expect(400);
    }

    private static void feeds(OpenApiContract contract, Api api) {
        String feed = "/dhos/v1/feed";
        Map<String, String> pause = Map.of("destination", "mirth", "reason", "an API description");
        contract.call(api, "GET", feed, null).expect(200);
        contract.call(api, "GET", feed + "?counted_from=never", null).expect(400);
        contract.call(api, "POST", feed + "/pause", pause).expect(204);
        contract.call(api, "GET", feed, null).expect(200);
        contract.call(api, "POST", feed + "/pause", pause).expect(409);
        contract.call(api, "POST", feed + "/pause", Map.of("reason", "nothing")).expect(400);
        contract.call(api, "POST", feed + "/pause", Map.of("sender", "NOBODY|", "reason", "x"))
                .expect(404);
        contract.call(api, "POST", feed + "/resume", pause).expect(204);
        contract.call(api, "POST", feed + "/resume", pause).expect(409);
        contract.rejects("POST", feed + "/pause", Map.of("sender", 7));
    }

    private static void operations(OpenApiContract contract, Api api, String uuid) {
        String path = MESSAGE + "/" + uuid;
        contract.call(api, "GET", MESSAGE + "/list?limit=5", null).expect(200);
        contract.call(api, "GET", MESSAGE + "/list?limit=0", null).expect(400);
        contract.call(api, "GET", path + "/timeline", null).expect(200);
        contract.call(api, "POST", path + "/reprocess", null).expect(200);
        contract.call(api, "POST", MESSAGE + "/unknown/reprocess", null).expect(404);
        Map<String, ?> filter = Map.of("control_id", Feed.fresh("none"));
        contract.call(api, "POST", MESSAGE + "/reprocess", Map.of("filter", filter))
                .expect(200);
        contract.call(api, "POST", MESSAGE + "/reprocess", Map.of("filter", filter, "dry", true))
                .expect(200);
        contract.call(api, "POST", path + "/delivery/retry", Map.of("force", true))
                .expect(404);
        contract.call(api, "POST", path + "/delivery/give_up", null).expect(404);
        contract.call(api, "GET", MESSAGE + "/dead_letter", null).expect(200);
        contract.call(api, "GET", MESSAGE + "/dead_letter/unknown", null).expect(404);
        contract.call(api, "POST", MESSAGE + "/dead_letter/unknown/requeue", null)
                .expect(404);
        contract.call(api, "POST", MESSAGE + "/dead_letter/unknown/discard", Map.of("reason", "sent twice"))
                .expect(404);
        contract.call(api, "POST", MESSAGE + "/dead_letter/requeue", Map.of("reason", "none"))
                .expect(200);
        contract.rejects("POST", MESSAGE + "/reprocess", Map.of("dry", true));
    }

    private static Map<String, String> request(String text) {
        return Map.of("type", "HL7v2", "body", Feed.base64(text.getBytes(StandardCharsets.UTF_8)));
    }
}
