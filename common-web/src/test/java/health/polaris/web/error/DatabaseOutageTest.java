package health.polaris.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.probe.Client;
import health.polaris.common.probe.Client.Answer;
import health.polaris.common.probe.Probe;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 503 matters: callers try again on it, and give up on every other failure (contracts/platform.md §5.2). */
class DatabaseOutageTest {

    private final Client client = Probe.shared().client();

    @AfterEach
    void letTheOthersIn() {
        Probe.door().reopen();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> client.get("/probe/database").status() == 200);
    }

    @Test
    void answers503WhileTheDatabaseIsAwayAndRecoversByItself() {
        Client caller = client.as(Map.of("system_id", "s"));
        client.get("/probe/database").expect(200);

        Probe.door().shut();

        for (int attempt = 0; attempt < 3; attempt++) {
            assertUnavailable(client.get("/probe/database"));
            assertUnavailable(caller.post("/probe/note", "{\"text\": \"outage\"}"));
            assertUnavailable(caller.json("PATCH", "/probe/note/1", "{\"text\": \"outage\"}"));
        }
        client.get("/running").expect(200);
        client.get("/probe/open").expect(200);
        caller.get("/probe/caller").expect(200);
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.expect(503).body())
                .isEqualTo("{\"message\":\"Database connection failed: Service unavailable\"}");
    }
}
