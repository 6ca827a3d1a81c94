package health.polaris.users.login;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.users.ClinicianSamples;
import health.polaris.users.clinician.Clinician;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A login costs the same whoever it is for, so nobody learns from its time who came from a migration. */
class PasswordTimeTest {

    private final List<String> hashed = new ArrayList<>();
    private final Passwords passwords = new Passwords(new Counted("argon2id"), new Counted("scrypt"));

    @Test
    void hashesInBothFormatsForEverybody() {
        Clinician present = ClinicianSamples.named("Amina", "Okafor", "amina@ward7.example");
        present.setPassword("{argon2id}$argon2id$v=19$x");
        Clinician migrated = ClinicianSamples.named("Bela", "Okafor", "bela@ward7.example");
        migrated.setPassword("0123456789abcdef");

        assertHashedInBothFormats(present);
        assertHashedInBothFormats(migrated);
        assertHashedInBothFormats(null);
    }

    private void assertHashedInBothFormats(@Nullable Clinician clinician) {
        hashed.clear();
        passwords.isRight("guess", clinician, "guesser");
        assertThat(hashed).containsExactlyInAnyOrder("argon2id", "scrypt");
    }

    /** Right for nobody; counts what was compared. */
    private final class Counted implements PasswordEncoder {

        private final String name;

        Counted(String name) {
            this.name = name;
        }

        @Override
        public String encode(@Nullable CharSequence password) {
            return "$" + name;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String stored) {
            hashed.add(name);
            return false;
        }
    }
}
