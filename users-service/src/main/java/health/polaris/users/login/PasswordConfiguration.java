package health.polaris.users.login;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** What a hash of a password costs. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int THREADS = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int ITERATIONS = 2;

    @Bean
    Passwords passwords() {
        return new Passwords(
                new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, THREADS, KIBIBYTES, ITERATIONS), new LegacyScrypt());
    }
}
