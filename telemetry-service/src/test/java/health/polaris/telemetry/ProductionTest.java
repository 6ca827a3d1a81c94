package health.polaris.telemetry;

import static health.polaris.telemetry.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.backing.PostgresAddress;
import health.polaris.backing.TestServices;
import health.polaris.common.PolarisService;
import health.polaris.testing.Api;
import health.polaris.testing.TestEnvironment;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** The service with the variables that contracts/telemetry.md §7 asks for and no others; without a broker it hears of no revoked token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductionTest {

    private final PostgresAddress database = TestServices.freshDatabase();
    private final ConfigurableApplicationContext service = PolarisService.named(
                    "telemetry",
                    TelemetryApplication.class,
                    Map.of(
                            "DATABASE_HOST", database.host(),
                            "DATABASE_PORT", Integer.toString(database.port()),
                            "DATABASE_NAME", database.database(),
                            "DATABASE_USER", database.user(),
                            "DATABASE_PASSWORD", database.password(),
                            "PROXY_URL", TestEnvironment.PROXY_URL,
                            "HS_KEY", TestEnvironment.HS_KEY,
                            "RABBITMQ_DISABLED", "true",
                            "SERVER_PORT", "0"))
            .run();
    private final Api api = new Api(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));

    @BeforeAll
    void hasNoBroker() {
        assertThat(System.getenv().keySet()).noneMatch(name -> name.startsWith("RABBITMQ"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void startsOnAnEmptyDatabaseWithoutABroker() {
        assertThat(api.get("/running").expect(200).body()).isEqualTo("{\"running\":true}");
        assertThat(api.get("/healthcheck").expect(200).json().path("status").asString())
                .isEqualTo("success");
        for (Kind kind : Kind.values()) {
            api.as(kind.token("P1", TelemetryTest.WRITE))
                    .post(kind.path("P1"), kind.sample())
                    .expect(kind.created);
        }
    }

    @Test
    void refusesIdentifiersInNewInstallations() {
        for (Kind kind : new Kind[] {Kind.PHONE, Kind.DESKTOP}) {
            for (String key : new String[] {"uuid", "created", "created_by", "modified", "modified_by"}) {
                String message = api.as(kind.token("P1", TelemetryTest.WRITE))
                        .post(kind.path("P1"), with(kind.sample(), key, "x"))
                        .expect(400)
                        .message();
                assertThat(message).isEqualTo("'" + key + "' is an unknown key");
            }
        }
    }

    @Test
    void showsTheDescriptionButNoPageForIt() {
        api.get("/openapi.json").expect(200);
        api.get("/ui/").expect(404);
        api.get("/ui/index.html").expect(404);
        api.get("/debug").expect(404);
        api.post("/drop_data", null).expect(404);
    }
}
