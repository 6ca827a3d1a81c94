package health.polaris.web.settings;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/** Looks for what is missing before anything is made of the settings. */
@AutoConfiguration
public class SettingsAutoConfiguration {

    @Bean
    static MissingSettings missingSettings(ConfigurableEnvironment environment) {
        return new MissingSettings(environment);
    }
}
