package health.polaris.users.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down without ever shutting anybody out (contracts/users.md §4.7): a lock would be a weapon against the
 * ward. Per username, known or not, and per client address. Kept in memory, under a keyed hash of what was typed.
 */
@Component
class LoginThrottle {

    private static final int FREE_PER_USERNAME = 5;
    private static final int FREE_PER_ADDRESS = 100;
    private static final int KEY_BYTES = 32;

    private final FailureCounts usernames;
    private final FailureCounts addresses;
    private final Clock clock;
    private final SecretKeySpec key;

    LoginThrottle(LoginSettings settings, Clock clock) {
        this.usernames = new FailureCounts(FREE_PER_USERNAME, settings.longestDelay());
        this.addresses = new FailureCounts(FREE_PER_ADDRESS, settings.longestDelay());
        this.clock = clock;
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /**
     * Counts the attempt as a failure before anything is computed for it, so that guesses made in parallel gain nothing;
     * unless one of its keys has to wait.
     */
    synchronized Attempt begin(String username, String address) {
        String name = hidden(username.strip().toLowerCase(Locale.ROOT));
        String place = hidden(address);
        Instant now = clock.instant();
        Duration ofName = usernames.wait(name, now);
        Duration ofPlace = addresses.wait(place, now);
        Duration wait = ofName.compareTo(ofPlace) > 0 ? ofName : ofPlace;
        if (wait.isZero()) {
            usernames.add(name, now);
            addresses.add(place, now);
        }
        return new Attempt(name, place, wait);
    }

    private String hidden(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
        }
    }

    private synchronized void clear(Attempt attempt) {
        usernames.clear(attempt.name);
        addresses.clear(attempt.place);
    }

    private synchronized void undo(Attempt attempt) {
        usernames.undo(attempt.name);
        addresses.undo(attempt.place);
    }

    /** One attempt to log in; a failure unless said otherwise. */
    final class Attempt {

        private final String name;
        private final String place;
        private final Duration wait;

        private Attempt(String name, String place, Duration wait) {
            this.name = name;
            this.place = place;
            this.wait = wait;
        }

        /** Zero when the password may be looked at. */
        Duration toWait() {
            return wait;
        }

        void succeeded() {
            clear(this);
        }

        /** Nothing was compared: no room, or no database. */
        void cameToNothing() {
            undo(this);
        }
    }
}
