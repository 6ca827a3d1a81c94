package health.polaris.users.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the directory of groups. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    @Bean
    GroupDirectory groupDirectory(Auth0GroupSettings settings) {
        return settings.disabled() ? GroupDirectory.none() : new Auth0Groups(settings);
    }
}
