package health.polaris.telemetry;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the tests of the running service share: a fresh owner for each, so that none sees another's rows. */
@PolarisTest
abstract class TelemetryTest {

    static final String READ = "read:gdm_telemetry";
    static final String READ_ALL = "read:gdm_telemetry_all";
    static final String WRITE = "write:gdm_telemetry";

    final String owner = UUID.randomUUID().toString();

    @LocalServerPort
    private int port;

    Api api = new Api(0);

    @BeforeEach
    void reachTheService() {
        api = new Api(port);
    }

    Api ownerOf(Kind kind) {
        return api.as(kind.token(owner, READ, WRITE));
    }

    JsonNode stored(Kind kind, Map<String, @Nullable Object> body) {
        return ownerOf(kind).post(kind.path(owner), body).expect(kind.created).json();
    }

    Answer patched(Kind kind, JsonNode row, Object body) {
        return ownerOf(kind).patch(kind.path(owner, row.path("uuid").asString()), body);
    }

    Answer read(Kind kind, JsonNode row) {
        return ownerOf(kind).get(kind.path(owner, row.path("uuid").asString()));
    }
}
