package health.polaris.users.login;

import health.polaris.web.guessing.AttemptLimit;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** What a hash of a password costs, and a wrong one. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int THREADS = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int ITERATIONS = 2;

    private static final int FREE_OF_A_USERNAME = 5;
    private static final int FREE_OF_AN_ADDRESS = 100;

    @Bean
    AttemptLimit loginLimit(LoginSettings settings, Clock clock) {
        return new AttemptLimit(clock, settings.longestDelay(), FREE_OF_A_USERNAME, FREE_OF_AN_ADDRESS);
    }

    @Bean
    Passwords passwords() {
        return new Passwords(
                new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, THREADS, KIBIBYTES, ITERATIONS), new LegacyScrypt());
    }
}
