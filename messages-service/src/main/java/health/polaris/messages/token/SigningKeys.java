package health.polaris.messages.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code JWT_SIGNING_KEYS}: the first key signs, all are published. To rotate: add the new key last and roll out; five
 * minutes later move it first; remove the old one when the longest token has expired.
 */
@Component
class SigningKeys {

    private static final String FILE = "file:";
    private static final int RSA_BITS = 2048;

    private final JWKSet keys;

    /** @throws IllegalStateException for a set that could not be verified everywhere; it quotes nothing of a key */
    SigningKeys(TokenSettings settings) {
        String text = settings.signingKeys().strip();
        this.keys = text.isEmpty() ? new JWKSet() : checked(parse(text));
    }

    /** Null: there is no key set. */
    @Nullable
    JWK signing() {
        return keys.isEmpty() ? null : keys.getKeys().getFirst();
    }

    /** {@code {"keys": […]}}, public members only. */
    Map<String, Object> published() {
        return keys.toPublicJWKSet().toJSONObject();
    }

    static boolean isRsa(JWK key) {
        return key instanceof RSAKey;
    }

    private static JWKSet parse(String text) {
        try {
            return JWKSet.parse(text.startsWith(FILE) ? read(text.substring(FILE.length())) : text);
        } catch (ParseException notAKeySet) {
            throw refused("is not a JWK set");
        }
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("JWT_SIGNING_KEYS names a file that cannot be read", unreadable);
        }
    }

    private static JWKSet checked(JWKSet keys) {
        if (keys.isEmpty()) {
            throw refused("has no key");
        }
        Set<String> names = new HashSet<>();
        for (JWK key : keys.getKeys()) {
            if (key.getKeyID() == null || key.getKeyID().isBlank() || !names.add(key.getKeyID())) {
                throw refused("has a key without a kid of its own");
            }
            boolean signs = key.isPrivate()
                    && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE));
            if (!signs || !(isRs256(key) || isEs256(key))) {
                throw refused("has a key that is neither a private RS256 key of 2048 bits or more nor a private"
                        + " ES256 key on P-256, by its alg");
            }
        }
        return keys;
    }

    private static boolean isRs256(JWK key) {
        return key instanceof RSAKey && JWSAlgorithm.RS256.equals(key.getAlgorithm()) && key.size() >= RSA_BITS;
    }

    private static boolean isEs256(JWK key) {
        return key instanceof ECKey curve
                && JWSAlgorithm.ES256.equals(key.getAlgorithm())
                && Curve.P_256.equals(curve.getCurve());
    }

    private static IllegalStateException refused(String reason) {
        return new IllegalStateException("JWT_SIGNING_KEYS " + reason);
    }
}
