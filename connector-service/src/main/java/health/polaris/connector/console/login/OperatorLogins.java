package health.polaris.connector.console.login;

import com.nimbusds.jose.jwk.JWK;
import health.polaris.common.digest.Sha256;
import health.polaris.common.security.HmacToken;
import health.polaris.common.security.SecuritySettings;
import health.polaris.common.security.SecuritySettings.ServiceKeys;
import health.polaris.eventbus.contract.AuditEvent;
import health.polaris.eventbus.publish.EventOutbox;
import health.polaris.web.token.ServiceToken;
import health.polaris.web.token.SigningKeySet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes an operator of ours of whoever has logged in at the provider: an id that is that person's alone and for good, a token,
 * and an audit event that says who it is. Tokens are signed with {@code HS_KEY}, or where nobody accepts that, with the key of this
 * service's calls (contracts/platform.md §4.8).
 */
@Component
record OperatorLogins(
        ProviderSettings settings, SecuritySettings security, EventOutbox outbox, TransactionOperations transaction) {

    private static final String OWN = "JWT_SERVICE_SIGNING_KEY";
    private static final String CALLERS = "JWT_SERVICE_KEYS";

    /** Shorter than a digest, so that no subject looks like the digest of another one. */
    private static final String PLAIN = "[A-Za-z0-9._@-]{1,60}";

    OperatorLogins {
        if (settings.isOn() && settings.session().compareTo(security.longestLife()) > 0) {
            throw new IllegalStateException(
                    "CONSOLE_SESSION is longer than JWT_LONGEST_LIFE: no service would take the token");
        }
        if (settings.isOn() && !security.serviceKeys().hmac() && !signsForOperators(security.serviceKeys())) {
            throw new IllegalStateException(
                    "CONSOLE_PROVIDER_URL is set and JWT_HMAC is false, so the first key of " + OWN
                            + " must have the kid " + ServiceKeys.CONNECTOR + ", and " + CALLERS
                            + " of this service its public half, as that of the others: the console asks all of them");
        }
    }

    /** Whether there is a key that may, and that is believed here. */
    private static boolean signsForOperators(ServiceKeys keys) {
        @Nullable JWK own = SigningKeySet.read(OWN, keys.own()).first();
        return own != null
                && ServiceKeys.CONNECTOR.equals(own.getKeyID())
                && ServiceKeys.read(CALLERS, keys.callers()).getKeyByKeyId(ServiceKeys.CONNECTOR) != null;
    }

    /**
     * {@code operator-7f0c…}, by the subject: the one thing that a provider gives to one person alone and never changes (OpenID
     * Connect Core 1.0 §5.7). Names are changed, and given again.
     */
    static String id(String subject) {
        String plain = subject.matches(PLAIN) ? subject : HexFormat.of().formatHex(Sha256.of(subject));
        return ServiceKeys.OPERATOR + plain;
    }

    /** @return a token with these scopes */
    String logIn(Provider.Person person, Set<String> scopes) {
        String id = id(person.subject());
        Map<String, String> metadata = Map.of("system_id", id);
        String token = security.serviceKeys().hmac()
                ? HmacToken.internal(security).issue(metadata, scopes, settings.session())
                : ServiceToken.of(security).issue(metadata, scopes, settings.session());
        transaction.executeWithoutResult(_ -> outbox.publish(AuditEvent.about(
                "operator", id, "operator_logged_in", new LoggedIn(id, person.subject(), person.name()))));
        return token;
    }

    /** @param name as the provider's users know it today */
    private record LoggedIn(String operatorId, String subject, String name) {}
}
