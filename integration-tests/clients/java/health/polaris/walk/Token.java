package health.polaris.walk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What {@code ./run_local.sh token} does. */
class Token {

    private Token() {}

    /** @param claim {@code system_id}, {@code clinician_id} */
    static String of(String claim, String id, String scopes) {
        String issuer = System.getenv("POLARIS_JWT_ISSUER");
        long now = System.currentTimeMillis() / 1000;
        String claims = "{\"iss\":\"%s\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d,\"scope\":\"%s\",\"metadata\":{\"%s\":\"%s\"}}"
                .formatted(issuer, issuer, now, now + 600, scopes, claim, id);
        String signed = encoded("{\"alg\":\"HS512\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        return signed + "." + encoded(signature(signed));
    }

    private static byte[] signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            byte[] key = System.getenv("POLARIS_JWT_SECRET").getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA512"));
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String encoded(byte[] part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part);
    }
}
