package health.polaris.common;

import java.util.Map;
import org.springframework.boot.SpringApplication;

/**
 * The one way to start a service, as a process of its own or beside the others in one JVM.
 *
 * <p>Settings come from {@code polaris.yaml} (what all services share, in this library), then
 * {@code <service>.yaml}, then the environment (contracts/platform.md §10).
 */
public final class PolarisService {

    private PolarisService() {}

    /** An application whose settings are named after the service, so that five of them fit into one JVM. */
    public static SpringApplication named(String service, Class<?> application) {
        SpringApplication springApplication = new SpringApplication(application);
        springApplication.setDefaultProperties(Map.of(
                "spring.config.name", "polaris," + service,
                "spring.application.name", service + "-service",
                "polaris.service", service));
        return springApplication;
    }
}
