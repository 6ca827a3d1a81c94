package health.polaris.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code java -jar … token}. */
class TokenCommandTest {

    private static final String KEY = "a key that is as long as production asks for, so 64 bytes at the least";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment =
            new HashMap<>(Map.of("PROXY_URL", "https://polaris.example//", "HS_KEY", KEY));

    private int run(String... arguments) {
        return new TokenCommand(environment, Clock.systemUTC())
                .run(List.of(arguments), new PrintStream(out), new PrintStream(err));
    }

    private static byte[] signed(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void printsATokenThatTheServicesTakeAndNothingElse() throws Exception {
        assertThat(run("--id", "operator-7", "--scope", "write:hl7_message  read:hl7_message", "--life", "8h"))
                .isZero();
        String token = out.toString(StandardCharsets.UTF_8).strip();
        String[] parts = token.split("\\.");
        assertThat(Base64.getUrlDecoder().decode(parts[2])).isEqualTo(signed(parts[0] + "." + parts[1]));
        JsonNode claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.path("iss").asString()).isEqualTo("https://polaris.example/");
        assertThat(claims.path("aud").asString()).isEqualTo("https://polaris.example/");
        assertThat(claims.path("scope").asString()).isEqualTo("read:hl7_message write:hl7_message");
        assertThat(claims.path("metadata").path("system_id").asString()).isEqualTo("operator-7");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(8 * 3600);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("For operator-7, scope read:hl7_message write:hl7_message, good until 2")
                .doesNotContain(parts[2])
                .doesNotContain(KEY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        --scope write:hl7_message;                        --id: who uses the token
        --id a/b --scope write:hl7_message;               --id: who uses the token
        --id a;                                           --scope: what it permits
        --id a --scope everything;                        --scope: what it permits
        --id a --scope write:x --life;                    --life: unknown, or without a value; usage:
        --id a --scope write:x --until tomorrow;          --until: unknown, or without a value
        --id a --scope write:x --life soon;               --life: must be a time such as 8h
        --id a --scope write:x --life 0h;                 --life: must be more than nothing
        --id a --scope write:x --life 25h;                no more than JWT_LONGEST_LIFE (86400
        """)
    void saysWhatIsWrongWithTheArguments(String arguments, String problem) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(problem);
        assertThat(out.size()).isZero();
    }

    @Test
    void goesByTheEnvironmentOfTheService() {
        environment.put("JWT_LONGEST_LIFE", "2h");
        assertThat(run("--id", "a", "--scope", "write:x", "--life", "3h")).isEqualTo(2);
        environment.put("HS_KEY", "short");
        assertThat(run("--id", "a", "--scope", "write:x")).isEqualTo(2);
        environment.put("ENVIRONMENT", "DEVELOPMENT");
        assertThat(run("--id", "a", "--scope", "write:x")).isZero();
        environment.remove("HS_KEY");
        assertThat(run("--id", "a", "--scope", "write:x")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("HS_KEY: is shorter than 64 bytes")
                .contains("HS_KEY: is not set; run the command with the environment of the service");
    }
}
