package health.polaris.connector.profile;

import health.polaris.connector.settings.ConnectorSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The profiles of this installation; a file that cannot be used stops the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProfileSettings.class)
class ProfileConfiguration {

    @Bean
    SiteProfiles siteProfiles(ConnectorSettings settings) {
        return new SiteProfiles(new ProfileSet(List.of(SiteProfile.contract(settings.serverTimezone()))));
    }

    @Bean
    ProfileReload profileReload(
            ProfileSettings settings,
            ConnectorSettings connector,
            SiteProfiles profiles,
            MeterRegistry meters,
            Clock clock) {
        ZoneId zone = connector.serverTimezone();
        return new ProfileReload(settings.path().map(path -> new ProfileFile(path, zone)), profiles, meters, clock);
    }
}
