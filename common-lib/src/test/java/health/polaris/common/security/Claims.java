package health.polaris.common.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import health.polaris.common.probe.Probe;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Claims of a token that a test bends, and signs as it likes. */
public record Claims(Map<String, @Nullable Object> claims) {

    /** Good ones, of the internal issuer. */
    public static Claims internal() {
        return new Claims(new TreeMap<>(Map.of(
                "iss", "http://localhost/",
                "aud", "http://localhost/",
                "exp", Instant.now().getEpochSecond() + 600,
                "scope", "read:all read:own",
                "metadata", Map.of("patient_id", "P1"))));
    }

    /** Good ones, of the identity provider. */
    public static Claims provider() {
        return new Claims(new TreeMap<>(Map.of(
                "iss", "https://idp.example/",
                "aud", "polaris-api",
                "exp", Instant.now().getEpochSecond() + 600,
                "https://gdm.sensynehealth.com/scope", "read:all",
                "https://gdm.sensynehealth.com/metadata", Map.of("clinician_id", "C1"))));
    }

    public Claims with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new TreeMap<>(claims);
        changed.put(name, value);
        return new Claims(changed);
    }

    public Claims without(String name) {
        Map<String, @Nullable Object> changed = new TreeMap<>(claims);
        changed.remove(name);
        return new Claims(changed);
    }

    public String hs512() {
        return hmac(JWSAlgorithm.HS512, Probe.HS_KEY);
    }

    public String hmac(JWSAlgorithm algorithm, String key) {
        try {
            return signed(new JWSHeader.Builder(algorithm), new MACSigner(key.getBytes(StandardCharsets.UTF_8)));
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** With this private key and its id. */
    public String by(JWK key, JWSAlgorithm algorithm) {
        return signed(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()), signer(key));
    }

    public String signed(JWSHeader.Builder header, JWSSigner signer) {
        try {
            JWSObject token = new JWSObject(
                    header.build(), new Payload(JsonMapper.shared().writeValueAsString(claims)));
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static JWSSigner signer(JWK key) {
        try {
            return key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key);
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
