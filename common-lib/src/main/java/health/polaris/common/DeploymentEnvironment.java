package health.polaris.common;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where this process runs. Only the five exact words are non-production; anything else, a typing error included,
 * is treated as production (contracts/platform.md §10, {@code ENVIRONMENT}).
 *
 * @param environment {@code ENVIRONMENT}, only {@code DEVELOPMENT}, {@code TEST}, {@code DEMO}, {@code STAGING},
 *     {@code TRAINING} are non-production
 */
@Validated
@ConfigurationProperties("polaris.deployment")
public record DeploymentEnvironment(
        @DefaultValue("PRODUCTION") String environment) {

    private static final Set<String> NON_PRODUCTION = Set.of("DEVELOPMENT", "TEST", "DEMO", "STAGING", "TRAINING");

    public boolean isProduction() {
        return !NON_PRODUCTION.contains(environment);
    }
}
