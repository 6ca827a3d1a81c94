package health.polaris.users.settings;

import health.polaris.common.DeploymentEnvironment;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.springframework.validation.annotation.Validated;

/**
 * {@code polaris.users.*}: switches of this service as a whole.
 *
 * @param ignoreJwtValidation {@code IGNORE_JWT_VALIDATION}, has no effect; true stops the start in production
 */
@Validated
@ConfigurationProperties("polaris.users")
record UsersSettings(@DefaultValue("false") boolean ignoreJwtValidation) {

    /** Refuses to start a production service with a switch that is for tests. */
    @Component
    static final class ProductionGuard {

        ProductionGuard(UsersSettings settings, DeploymentEnvironment environment) {
            if (environment.isProduction() && settings.ignoreJwtValidation) {
                throw new IllegalStateException("IGNORE_JWT_VALIDATION must not be true in production");
            }
        }
    }
}
