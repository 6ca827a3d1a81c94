package health.polaris.users.password;

import health.polaris.common.DeploymentEnvironment;
import health.polaris.common.error.ApiException;
import health.polaris.users.clinician.Clinician;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a new password must be: long, and not made of the clinician's own names and address (contracts/users.md §4.6).
 * No rules of composition; they make passwords that are alike and are written down.
 */
@Component
class PasswordPolicy {

    /** In code points, as the description counts. */
    static final int LONGEST = 1000;

    private static final int SHORTEST_NAME = 4;

    private final int minimalLength;

    PasswordPolicy(PasswordSettings settings, DeploymentEnvironment environment) {
        this.minimalLength = settings.minimalLength(environment);
    }

    /** @throws ApiException 400 that says which rule, and nothing of the password */
    void check(String password, Clinician clinician) {
        int length = password.codePointCount(0, password.length());
        if (length > LONGEST) {
            throw ApiException.invalid("Password must not be longer than %d characters".formatted(LONGEST));
        }
        if (minimalLength <= 0) {
            return;
        }
        if (length < minimalLength) {
            throw ApiException.invalid("Password must be at least %d characters long".formatted(minimalLength));
        }
        boolean ownWord = Stream.of(
                        word(clinician.firstName()),
                        word(clinician.lastName()),
                        word(beforeAt(clinician.emailAddress())))
                .filter(word -> word.codePointCount(0, word.length()) >= SHORTEST_NAME)
                .anyMatch(word(password)::contains);
        if (ownWord) {
            throw ApiException.invalid("Password must not contain the clinician's own name or e-mail address");
        }
    }

    private static @Nullable String beforeAt(@Nullable String emailAddress) {
        return emailAddress == null ? null : emailAddress.split("@", 2)[0];
    }

    private static String word(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
