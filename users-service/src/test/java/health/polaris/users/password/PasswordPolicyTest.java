package health.polaris.users.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.common.DeploymentEnvironment;
import health.polaris.users.ClinicianSamples;
import health.polaris.users.clinician.Clinician;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    private final Clinician clinician = ClinicianSamples.named("Ámina", "Lee", "okafor.a@ward7.example");

    private static PasswordPolicy policy(@Nullable Integer minimalLength, String environment) {
        return new PasswordPolicy(new PasswordSettings(minimalLength), new DeploymentEnvironment(environment));
    }

    @Test
    void wantsTwelveCharactersInProductionAndNothingElsewhere() {
        assertThat(new PasswordSettings(null).minimalLength(new DeploymentEnvironment("PRODUCTION")))
                .isEqualTo(12);
        assertThat(new PasswordSettings(null).minimalLength(new DeploymentEnvironment("TEST")))
                .isZero();
        assertThatThrownBy(() -> policy(null, "PRODUCTION").check("elevenchars", clinician))
                .hasMessage("Password must be at least 12 characters long");
        assertThatCode(() -> policy(null, "PRODUCTION").check("twelve chars", clinician))
                .doesNotThrowAnyException();
        assertThatCode(() -> policy(null, "TEST").check("", clinician)).doesNotThrowAnyException();
    }

    @Test
    void countsCharactersNotCodeUnits() {
        assertThatThrownBy(() -> policy(4, "TEST").check("\uD83D\uDE00\uD83D\uDE00", clinician))
                .hasMessageContaining("at least 4");
        assertThatCode(() -> policy(2, "TEST").check("\uD83D\uDE00\uD83D\uDE00", clinician))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"i am ÁMINA today", "xxOKAFOR.Axxxxxx"})
    void refusesTheOwnNamesAndAddress(String password) {
        assertThatThrownBy(() -> policy(8, "TEST").check(password, clinician))
                .hasMessage("Password must not contain the clinician's own name or e-mail address");
        assertThatCode(() -> policy(0, "PRODUCTION").check(password, clinician)).doesNotThrowAnyException();
    }

    @Test
    void letsShortNamesPass() {
        assertThatCode(() -> policy(8, "TEST").check("a sleepy lee shore", clinician))
                .doesNotThrowAnyException();
    }
}
