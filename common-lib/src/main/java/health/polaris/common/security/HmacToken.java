package health.polaris.common.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes HS512 tokens: for calls between services, for the EPR adapter, for operators (contracts/platform.md §4.2, §16).
 * A plain HMAC, because installations outside production have keys shorter than JOSE libraries permit.
 */
public final class HmacToken {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER =
            BASE64.encodeToString("{\"alg\":\"HS512\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

    private final String issuer;
    private final String audience;
    private final SecretKeySpec key;
    private final JsonMapper json = JsonMapper.shared();

    public HmacToken(String issuer, String audience, String key) {
        this.issuer = issuer;
        this.audience = audience;
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA512");
    }

    /** Tokens of the internal issuer. */
    public static HmacToken internal(SecuritySettings settings) {
        return new HmacToken(settings.internalIssuer(), settings.internalIssuer(), settings.hsKey());
    }

    /** A token with these metadata and scopes, good from now on for the given time. */
    public String issue(Map<String, ?> metadata, Set<String> scopes, Duration lifetime) {
        Instant now = Instant.now();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", audience);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(lifetime).getEpochSecond());
        claims.put("scope", String.join(" ", new TreeSet<>(scopes)));
        if (!metadata.isEmpty()) {
            claims.put("metadata", metadata);
        }
        return sign(claims);
    }

    /** A token with exactly these claims. */
    public String sign(Map<String, ?> claims) {
        String signed = HEADER + "." + BASE64.encodeToString(json.writeValueAsBytes(claims));
        return signed + "." + BASE64.encodeToString(mac(signed));
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HmacSHA512", impossible);
        }
    }
}
