package health.polaris.messages.token;

import health.polaris.common.security.SecuritySettings;
import health.polaris.web.token.ServiceToken;
import health.polaris.web.token.SigningKeySet;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * {@code JWT_SIGNING_KEYS}: the first key signs, all are published. To rotate: add the new key last and roll out; five
 * minutes later move it first; remove the old one when the longest token has expired.
 */
@Component
class SigningKeys {

    private static final String VARIABLE = "JWT_SIGNING_KEYS";

    private final SigningKeySet set;

    /** @throws IllegalStateException for a set that could not be verified everywhere; it quotes nothing of a key */
    SigningKeys(TokenSettings settings) {
        this.set = SigningKeySet.read(VARIABLE, settings.signingKeys());
    }

    /** What signs with the first, else with {@code HS_KEY} (contracts/platform.md §4.6). */
    ServiceToken signer(SecuritySettings security) {
        return new ServiceToken(security, VARIABLE, set);
    }

    /** {@code {"keys": […]}}, public members only. */
    Map<String, Object> published() {
        return set.keys().toPublicJWKSet().toJSONObject();
    }
}
