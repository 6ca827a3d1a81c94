package health.polaris.connector.operations;

import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@PolarisTest
class OperatorAccessTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "POST, x/reprocess",
        "POST, reprocess",
        "POST, x/delivery/retry",
        "POST, x/delivery/give_up",
        "GET, dead_letter",
        "GET, dead_letter/x",
        "POST, dead_letter/x/requeue",
        "POST, dead_letter/requeue",
        "POST, dry_run/stored",
        "POST, /dhos/v1/feed/pause",
        "POST, /dhos/v1/feed/resume"
    })
    void onlyInternalCallersWithTheScopeEnter(String method, String path) {
        othersAreRefused("read:hl7_message", method, path.startsWith("/") ? path : "/dhos/v1/message/" + path);
    }

    private void othersAreRefused(String wrongScope, String method, String path) {
        Api anonymous = new Api(port);
        Object body = method.equals("GET") ? null : Map.of();
        anonymous.send(method, path, body).expect(401);
        for (String token : List.of(
                "nonsense", Tokens.system(wrongScope), Tokens.eprAdapter("write:hl7_message", "read:hl7_message"))) {
            anonymous.as(token).send(method, path, body).expect(403);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "message/list, 200",
        "message/x/timeline, 404",
        "message/x, 404",
        "feed, 200",
        "figure/hour, 200",
        "figure/sender, 200",
        "figure/backlog, 200"
    })
    void internalCallersWhoMayReadLook(String path, int status) {
        othersAreRefused("read:send_encounter", "GET", "/dhos/v1/" + path);
        new Api(port)
                .as(Tokens.system("read:hl7_message"))
                .get("/dhos/v1/" + path)
                .expect(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"message/list", "feed"})
    void whoMayWriteLooksToo(String path) {
        new Api(port)
                .as(Tokens.system("write:hl7_message"))
                .get("/dhos/v1/" + path)
                .expect(200);
    }
}
