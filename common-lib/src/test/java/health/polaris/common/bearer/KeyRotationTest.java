package health.polaris.common.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import health.polaris.common.probe.Probe;
import health.polaris.common.security.Claims;
import health.polaris.common.security.SecuritySettings;
import health.polaris.common.security.SecuritySettings.ServiceKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * {@code HS_KEY} is changed in turns, and no token is refused: everywhere the second key is accepted first, then it signs,
 * then the old one goes. Services are restarted one after another, so two neighbouring turns are there side by side.
 */
class KeyRotationTest {

    private static final String OLD = "o".repeat(64);
    private static final String NEW = "n".repeat(64);
    private static final List<Turn> TURNS =
            List.of(new Turn(OLD, ""), new Turn(OLD, NEW), new Turn(NEW, OLD), new Turn(NEW, ""));

    private record Turn(String signs, String alsoAccepted) {

        boolean takes(String token) {
            try {
                service().authenticate(new BearerTokenAuthenticationToken(token));
                return true;
            } catch (AuthenticationException refused) {
                return false;
            }
        }

        private AuthenticationManager service() {
            SecuritySettings settings = new SecuritySettings(
                    Probe.PROXY_URL,
                    signs,
                    alsoAccepted,
                    "",
                    true,
                    Duration.ofDays(1),
                    new SecuritySettings.Auth0("", "", "", "m", "", Duration.ofDays(1)),
                    new SecuritySettings.SharedKeyIssuer("", "", Duration.ofDays(1)),
                    new SecuritySettings.SharedKeyIssuer("", "", Duration.ofDays(1)),
                    new ServiceKeys(true, "", ""));
            TokenDecoders decoders =
                    new TokenDecoders(TokenIssuers.from(settings, true, null), Clock.systemUTC(), true);
            return Objects.requireNonNull(decoders.resolve(Probe.PROXY_URL + "/"));
        }
    }

    private static String signedWith(String key) {
        return Claims.internal().hmac(JWSAlgorithm.HS512, key);
    }

    @Test
    void neighbouringTurnsTakeEachOthersTokens() {
        for (int turn = 1; turn < TURNS.size(); turn++) {
            Turn before = TURNS.get(turn - 1);
            Turn now = TURNS.get(turn);
            assertThat(before.takes(signedWith(now.signs())))
                    .as("turn %d", turn)
                    .isTrue();
            // Until the old key goes, which is when the last token of it has ended.
            assertThat(now.takes(signedWith(before.signs())))
                    .as("turn %d", turn)
                    .isTrue();
        }
    }

    @Test
    void afterTheLastTurnTheOldKeyIsWorthNothing() {
        assertThat(TURNS.getLast().takes(signedWith(OLD))).isFalse();
        assertThat(TURNS.getFirst().takes(signedWith(NEW))).isFalse();
    }

    @Test
    void theSecondKeyIsAsLongAsTheFirstInProductionAndAnotherOne() {
        assertThatThrownBy(() -> new Turn(OLD, "short").takes(signedWith(OLD))).hasMessageContaining("64");
        assertThatThrownBy(() -> new Turn(OLD, OLD).takes(signedWith(OLD))).hasMessageContaining("same key");
    }
}
