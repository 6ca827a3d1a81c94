package health.polaris.users.password;

import health.polaris.common.DeploymentEnvironment;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * {@code polaris.users.password.*}.
 *
 * @param minimalLength {@code PASSWORD_MIN_LENGTH}, in code points; empty: 12 in production, else 0
 */
@Validated
@ConfigurationProperties("polaris.users.password")
record PasswordSettings(@Nullable @Min(0) Integer minimalLength) {

    private static final int IN_PRODUCTION = 12;

    int minimalLength(DeploymentEnvironment environment) {
        if (minimalLength != null) {
            return minimalLength;
        }
        return environment.isProduction() ? IN_PRODUCTION : 0;
    }
}
