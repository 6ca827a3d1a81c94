package health.polaris.common.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Makes HS512 tokens: for calls between services, for the EPR adapter, for operators (contracts/platform.md §4.2, §16). */
public final class HmacToken {

    private static final JwsHeader HEADER =
            JwsHeader.with(MacAlgorithm.HS512).type("JWT").build();

    private final String issuer;
    private final String audience;
    private final JwtEncoder encoder;

    public HmacToken(String issuer, String audience, String key) {
        this.issuer = issuer;
        this.audience = audience;
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key(bytes, JWSAlgorithm.HS512)));
    }

    /** Tokens of the internal issuer. */
    public static HmacToken internal(SecuritySettings settings) {
        return new HmacToken(settings.internalIssuer(), settings.internalIssuer(), settings.hsKey());
    }

    /**
     * A key as JOSE libraries permit it. They refuse keys shorter than the digest, but test installations have keys like
     * {@code secret}. HMAC itself fills a key with zeros up to the hash's block (RFC 2104 §2), which is longer than the
     * digest: a short key with zeros behind it gives the same MAC.
     */
    public static SecretKey key(byte[] bytes, JWSAlgorithm algorithm) {
        String digits = algorithm.getName().substring(2);
        int digestBytes = Integer.parseInt(digits) / Byte.SIZE;
        return new SecretKeySpec(Arrays.copyOf(bytes, Math.max(bytes.length, digestBytes)), "HmacSHA" + digits);
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
        JwtClaimsSet.Builder set = JwtClaimsSet.builder();
        claims.forEach(set::claim);
        return encoder.encode(JwtEncoderParameters.from(HEADER, set.build())).getTokenValue();
    }
}
