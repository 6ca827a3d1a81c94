package health.polaris.common.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies a token with the keys of the issuer it names, and no others (contracts/platform.md §4.2). {@code alg} picks
 * the family of keys before any key is touched; keys or addresses of keys inside the token are never followed.
 */
final class TokenVerifier {

    private static final Map<String, String> MAC_NAMES =
            Map.of("HS256", "HmacSHA256", "HS384", "HmacSHA384", "HS512", "HmacSHA512");

    private final Map<String, TokenIssuer> issuers;
    private final TokenClaims claims;

    TokenVerifier(Map<String, TokenIssuer> issuers, TokenClaims claims) {
        this.issuers = issuers;
        this.claims = claims;
    }

    Caller verify(String token) {
        SignedJWT signed = parse(token);
        Map<String, Object> payload = payload(signed);
        TokenIssuer issuer = issuers.get(payload.get("iss") instanceof String name ? name : "");
        if (issuer == null) {
            throw new InvalidTokenException("unknown issuer");
        }
        if (!isSignedBy(issuer, signed)) {
            throw new InvalidTokenException("bad signature");
        }
        boolean byPublishedKey = PublishedKeys.isAsymmetric(signed.getHeader().getAlgorithm());
        return claims.caller(issuer, payload, byPublishedKey);
    }

    private static SignedJWT parse(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException | RuntimeException notAToken) {
            // The parser's own slips with odd input, such as the header "null", are no failures of ours.
            throw new InvalidTokenException("not a signed token");
        }
    }

    private static Map<String, Object> payload(SignedJWT signed) {
        Map<String, Object> payload = signed.getPayload().toJSONObject();
        if (payload == null) {
            throw new InvalidTokenException("payload is no object");
        }
        return payload;
    }

    private static boolean isSignedBy(TokenIssuer issuer, SignedJWT signed) {
        JWSHeader header = signed.getHeader();
        if (header.getCriticalParams() != null) {
            return false;
        }
        String macName = MAC_NAMES.get(header.getAlgorithm().getName());
        return macName != null ? hasMac(issuer, macName, signed) : hasSignature(issuer, header, signed);
    }

    /** A plain HMAC, because test installations have keys shorter than JOSE libraries permit. */
    private static boolean hasMac(TokenIssuer issuer, String macName, SignedJWT signed) {
        byte[] key = issuer.hmacKey();
        if (key == null) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance(macName);
            mac.init(new SecretKeySpec(key, macName));
            byte[] expected = mac.doFinal(signed.getSigningInput());
            return MessageDigest.isEqual(expected, signed.getSignature().decode());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has " + macName, impossible);
        }
    }

    private static boolean hasSignature(TokenIssuer issuer, JWSHeader header, SignedJWT signed) {
        PublishedKeys keys = issuer.jwks();
        if (keys == null
                || !issuer.asymmetricAlgorithms().contains(header.getAlgorithm().getName())) {
            return false;
        }
        JWK key = keys.find(header);
        try {
            return key != null && signed.verify(verifier(key, header.getAlgorithm()));
        } catch (JOSEException unfitKey) {
            return false;
        }
    }

    private static JWSVerifier verifier(JWK key, JWSAlgorithm algorithm) throws JOSEException {
        return JWSAlgorithm.Family.RSA.contains(algorithm)
                ? new RSASSAVerifier(key.toRSAKey())
                : new ECDSAVerifier(key.toECKey());
    }
}
