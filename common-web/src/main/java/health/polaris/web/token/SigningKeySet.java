package health.polaris.web.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import health.polaris.common.security.SecuritySettings.ServiceKeys;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Private keys that a setting names, all of which can be verified everywhere.
 *
 * @param keys the first signs
 */
public record SigningKeySet(JWKSet keys) {

    private static final int RSA_BITS = 2048;

    /**
     * @param variable that names the keys
     * @param text a private JWK set, or {@code file:} and its path; empty: no keys
     * @throws IllegalStateException for a set that could not be verified everywhere; it quotes nothing of a key
     */
    public static SigningKeySet read(String variable, String text) {
        JWKSet keys = ServiceKeys.read(variable, text);
        if (!text.isBlank() && keys.isEmpty()) {
            throw new IllegalStateException(variable + " has no key");
        }
        Set<String> names = new HashSet<>();
        for (JWK key : keys.getKeys()) {
            if (key.getKeyID() == null || key.getKeyID().isBlank() || !names.add(key.getKeyID())) {
                throw new IllegalStateException(variable + " has a key without a kid of its own");
            }
            boolean signs = key.isPrivate()
                    && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE));
            if (!signs || !(isRs256(key) || isEs256(key))) {
                throw new IllegalStateException(
                        variable + " has a key that is neither a private RS256 key of 2048 bits or more nor a private"
                                + " ES256 key on P-256, by its alg");
            }
        }
        return new SigningKeySet(keys);
    }

    /** Null: there is none. */
    public @Nullable JWK first() {
        return keys.isEmpty() ? null : keys.getKeys().getFirst();
    }

    /** The keys are no text for logs. */
    @Override
    public String toString() {
        return "SigningKeySet";
    }

    private static boolean isRs256(JWK key) {
        return key instanceof RSAKey && JWSAlgorithm.RS256.equals(key.getAlgorithm()) && key.size() >= RSA_BITS;
    }

    private static boolean isEs256(JWK key) {
        return key instanceof ECKey curve
                && JWSAlgorithm.ES256.equals(key.getAlgorithm())
                && Curve.P_256.equals(curve.getCurve());
    }
}
