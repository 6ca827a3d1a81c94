package health.polaris.eventbus;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.support.ResourcePropertySource;

/** The settings of the bus, there from the beginning, so that what is missing of them is named with all else. */
public final class MessagingDefaults implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("polaris.messaging.enabled", Boolean.class, true)) {
            try {
                environment
                        .getPropertySources()
                        .addLast(new ResourcePropertySource("classpath:polaris-messaging-defaults.properties"));
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
    }
}
