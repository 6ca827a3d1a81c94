package health.polaris.users.identity;

import health.polaris.common.dependency.OutwardHttp;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the directory of groups. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    @Bean
    GroupDirectory groupDirectory(Auth0GroupSettings settings, OutwardHttp http) {
        return settings.disabled() ? GroupDirectory.none() : new Auth0Groups(settings, http);
    }
}
