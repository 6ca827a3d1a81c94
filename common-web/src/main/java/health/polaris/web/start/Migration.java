package health.polaris.web.start;

import health.polaris.common.PolarisService;
import health.polaris.web.settings.MissingSettings;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** A service's settings and migrations without the service. */
final class Migration {

    private Migration() {}

    static SpringApplication of(String service) {
        return of(service, Map.of());
    }

    /** @param defaults by the names of contracts/platform.md §10 */
    static SpringApplication of(String service, Map<String, String> defaults) {
        Map<String, String> properties = new HashMap<>(defaults);
        properties.put(MissingSettings.DATABASE_ALONE, "true");
        SpringApplication application = PolarisService.named(service, Schema.class, properties);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application;
    }

    /** Flyway's lock lets one replica migrate; the others wait, and find nothing left to do. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    static class Schema {}
}
