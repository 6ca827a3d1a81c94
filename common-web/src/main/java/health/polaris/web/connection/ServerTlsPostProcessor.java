package health.polaris.web.connection;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Answers in TLS where a bundle is named; the framework would take an empty name for one, too. */
public final class ServerTlsPostProcessor implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String bundle = environment.getProperty("polaris.connection.tls-bundle", "");
        if (!bundle.isBlank()) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("polaris-server-tls", Map.of("server.ssl.bundle", bundle)));
        }
    }
}
