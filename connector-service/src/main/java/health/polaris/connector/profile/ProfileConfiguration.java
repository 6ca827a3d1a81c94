package health.polaris.connector.profile;

import health.polaris.connector.ConnectorSettings;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The profiles of this installation. */
@Configuration(proxyBeanMethods = false)
class ProfileConfiguration {

    @Bean
    SiteProfiles siteProfiles(ConnectorSettings settings) {
        return new SiteProfiles(new ProfileSet(List.of(SiteProfile.contract(settings.serverTimezone()))));
    }
}
