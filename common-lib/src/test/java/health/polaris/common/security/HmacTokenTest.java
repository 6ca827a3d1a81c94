package health.polaris.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens that other programs check with a plain HMAC of the key as it is written (contracts/platform.md §4.2). */
class HmacTokenTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @CsvSource({"s", "secret", "a key of 33 bytes, as some do have", "ø£€"})
    void signsWithAPlainHmacHoweverShortTheKey(String key) throws Exception {
        String token = new HmacToken("i", "a", key).issue(Map.of(), Set.of("read:all"), Duration.ofMinutes(5));

        int end = token.lastIndexOf('.');
        assertThat(token.substring(end + 1)).isEqualTo(base64(mac("HmacSHA512", key, token.substring(0, end))));
    }

    @ParameterizedTest
    @CsvSource({"HS256, HmacSHA256, 31", "HS384, HmacSHA384, 1", "HS512, HmacSHA512, 63", "HS512, HmacSHA512, 200"})
    void filledKeysGiveTheSameMac(String algorithm, String mac, int length) throws Exception {
        String key = "k".repeat(length);
        Mac filled = Mac.getInstance(mac);
        filled.init(HmacToken.key(key.getBytes(StandardCharsets.UTF_8), JWSAlgorithm.parse(algorithm)));

        assertThat(filled.doFinal("text".getBytes(StandardCharsets.US_ASCII))).isEqualTo(mac(mac, key, "text"));
    }

    @Test
    void saysWhatItIsTold() {
        long now = Instant.now().getEpochSecond();
        String token = new HmacToken("http://localhost/", "http://localhost/", "secret")
                .issue(
                        Map.of("clinician_id", "Ø", "locations", List.of(Map.of("id", "L1"))),
                        Set.of("write:b", "read:a"),
                        Duration.ofMinutes(5));

        assertThat(part(token, 0)).isEqualTo(JSON.readTree("{\"alg\":\"HS512\",\"typ\":\"JWT\"}"));
        JsonNode claims = part(token, 1);
        assertThat(claims.propertyNames()).containsExactlyInAnyOrder("iss", "aud", "iat", "exp", "scope", "metadata");
        assertThat(claims.path("iss").asString()).isEqualTo("http://localhost/");
        assertThat(claims.path("aud").asString()).isEqualTo("http://localhost/");
        assertThat(claims.path("iat").asLong()).isBetween(now, now + 10);
        assertThat(claims.path("exp").asLong()).isEqualTo(claims.path("iat").asLong() + 300);
        assertThat(claims.path("scope").asString()).isEqualTo("read:a write:b");
        assertThat(claims.path("metadata"))
                .isEqualTo(JSON.readTree("{\"clinician_id\":\"Ø\",\"locations\":[{\"id\":\"L1\"}]}"));
    }

    private static JsonNode part(String token, int index) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
    }

    private static byte[] mac(String algorithm, String key, String text) throws Exception {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
        return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
