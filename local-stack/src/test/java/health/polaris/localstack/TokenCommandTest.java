package health.polaris.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokenCommandTest {

    private static final Map<String, String> STACK = Map.of(
            "POLARIS_JWT_ISSUER", "http://localhost/",
            "POLARIS_JWT_SECRET", "a secret",
            "POLARIS_EPR_JWT_ISSUER", "epr",
            "POLARIS_EPR_JWT_SECRET", "another secret");

    @Test
    void givesEachKindTheScopesOfItsRoles() {
        JsonNode claims = claims(run("device", "--id", "D1"));
        assertThat(claims.path("metadata").path("device_id").asString()).isEqualTo("D1");
        assertThat(claims.path("scope").asString().split(" ")).contains("read:send_entry_identifier");
        assertThat(claims.path("aud").asString()).isEqualTo("http://localhost/");
    }

    @Test
    void signsForTheEprAdapterInItsName() {
        JsonNode claims = claims(run("epr"));
        assertThat(claims.path("iss").asString()).isEqualTo("epr");
        assertThat(claims.path("aud").asString()).isEqualTo("http://localhost/");
        assertThat(claims.path("scope").asString()).contains("write:hl7_message");
    }

    @Test
    void takesScopesAndLifetimeAsGiven() {
        JsonNode claims = claims(run("system", "--scope", "read:x write:y", "--seconds", "60"));
        assertThat(claims.path("scope").asString()).isEqualTo("read:x write:y");
        assertThat(claims.path("exp").asLong())
                .isBetween(Instant.now().getEpochSecond(), Instant.now().getEpochSecond() + 60);
    }

    @Test
    void explainsItselfWhenTheKindIsUnknown() {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        assertThat(TokenCommand.run(List.of("nurse"), STACK, stream(shown))).isEqualTo(2);
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("usage: token");
    }

    @Test
    void aServicesOwnVariablesWinOverTheStackFile() {
        Map<String, String> both = Map.of(
                "POLARIS_JWT_ISSUER", "http://localhost/",
                "POLARIS_JWT_SECRET", "a secret",
                "PROXY_URL", "https://hospital.example",
                "HS_KEY", "its key");
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        TokenCommand.run(List.of("system"), both, stream(shown));
        assertThat(claims(shown.toString(StandardCharsets.UTF_8)).path("iss").asString())
                .isEqualTo("https://hospital.example/");
    }

    private static String run(String... options) {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        assertThat(TokenCommand.run(List.of(options), STACK, stream(shown))).isZero();
        return shown.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static JsonNode claims(String token) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
