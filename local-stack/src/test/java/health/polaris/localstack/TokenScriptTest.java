package health.polaris.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code run_local.sh token} while a stack is up: the shell's tokens are those that the services take. */
class TokenScriptTest {

    private static final Map<String, String> STACK = Map.of(
            "POLARIS_JWT_ISSUER",
            "http://localhost/",
            "POLARIS_JWT_SECRET",
            "0123456789abcdef".repeat(6),
            "POLARIS_EPR_JWT_ISSUER",
            "epr",
            "POLARIS_EPR_JWT_SECRET",
            "longer than a block of the hash ".repeat(5));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(CallerKind.class)
    void signsWithTheKeyOfTheKindsIssuer(CallerKind kind) throws Exception {
        String[] parts = token(kind.word()).split("\\.");
        boolean epr = kind == CallerKind.EPR;
        Mac mac = Mac.getInstance("HmacSHA512");
        String key = STACK.getOrDefault(epr ? "POLARIS_EPR_JWT_SECRET" : "POLARIS_JWT_SECRET", "");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
        byte[] expected = mac.doFinal((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64.getUrlDecoder().decode(parts[2])).isEqualTo(expected);
        assertThat(parts[2]).doesNotContain("=");

        JsonNode claims = json(parts[1]);
        assertThat(json(parts[0])).isEqualTo(JsonMapper.shared().readTree("{\"typ\":\"JWT\",\"alg\":\"HS512\"}"));
        assertThat(claims.path("iss").asString()).isEqualTo(epr ? "epr" : "http://localhost/");
        assertThat(claims.path("aud").asString()).isEqualTo("http://localhost/");
        assertThat(claims.path("metadata").path(kind.claim()).asString())
                .matches(
                        kind.usualId().isEmpty()
                                ? "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}"
                                : kind.usualId());
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
        assertThat(List.of(claims.path("scope").asString().split(" ")))
                .containsExactlyElementsOf(CallerToken.usualScopes(kind));
    }

    @Test
    void takesIdScopesAndLifeAsGiven() throws Exception {
        JsonNode claims = json(token("patient", "--id", "P-1", "--scope", "read:x write:y", "--seconds", "60")
                .split("\\.")[1]);
        assertThat(claims.path("metadata").path("patient_id").asString()).isEqualTo("P-1");
        assertThat(claims.path("scope").asString()).isEqualTo("read:x write:y");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(60);
    }

    private String token(String... words) throws IOException, InterruptedException {
        new CallerFiles(folder).write(STACK);
        List<String> command = new ArrayList<>(List.of("sh", "../run_local.sh", "token"));
        command.addAll(List.of(words));
        ProcessBuilder script = new ProcessBuilder(command).redirectErrorStream(true);
        script.environment()
                .keySet()
                .removeIf(name -> name.contains("HS_KEY")
                        || name.startsWith("POLARIS_")
                        || name.endsWith("ISSUER")
                        || name.equals("PROXY_URL"));
        script.environment().put("POLARIS_STATE_FOLDER", folder.toString());
        Process process = script.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    private static JsonNode json(String part) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(part));
    }
}
