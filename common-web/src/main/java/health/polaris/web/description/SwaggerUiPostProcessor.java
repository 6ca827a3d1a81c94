package health.polaris.web.description;

import health.polaris.common.DeploymentEnvironment;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Shows the page at {@code /ui/} outside production only; the description itself is always there. */
public final class SwaggerUiPostProcessor implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean production = new DeploymentEnvironment(
                        environment.getProperty("polaris.deployment.environment", "PRODUCTION"))
                .isProduction();
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "polaris-swagger-ui", Map.of("springdoc.swagger-ui.enabled", Boolean.toString(!production))));
    }
}
