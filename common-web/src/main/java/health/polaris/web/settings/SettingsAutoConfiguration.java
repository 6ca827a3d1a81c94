package health.polaris.web.settings;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/** Looks at addresses before anything is made of the settings. */
@AutoConfiguration
public class SettingsAutoConfiguration {

    @Bean
    static PlainAddresses plainAddresses(ConfigurableEnvironment environment) {
        return new PlainAddresses(environment);
    }
}
