package health.polaris.connector.operations;

import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@PolarisTest
class OperatorAccessTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "GET, list",
        "GET, x/timeline",
        "POST, x/reprocess",
        "POST, reprocess",
        "POST, x/delivery/retry",
        "POST, x/delivery/give_up",
        "GET, dead_letter",
        "GET, dead_letter/x",
        "POST, dead_letter/x/requeue",
        "POST, dead_letter/requeue"
    })
    void onlyInternalCallersWithTheScopeEnter(String method, String path) {
        Api anonymous = new Api(port);
        Object body = method.equals("GET") ? null : Map.of();
        String whole = "/dhos/v1/message/" + path;
        anonymous.send(method, whole, body).expect(401);
        anonymous.as("nonsense").send(method, whole, body).expect(403);
        anonymous
                .as(Tokens.system("read:hl7_message"))
                .send(method, whole, body)
                .expect(403);
        anonymous
                .as(Tokens.eprAdapter("write:hl7_message", "read:hl7_message"))
                .send(method, whole, body)
                .expect(403);
    }
}
