package health.polaris.common;

import java.util.HashMap;
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
        return named(service, application, Map.of());
    }

    /**
     * The same with variables that hold where the environment does not set them.
     *
     * @param defaults by the names of contracts/platform.md §10
     */
    public static SpringApplication named(String service, Class<?> application, Map<String, String> defaults) {
        Map<String, Object> properties = new HashMap<>(defaults);
        properties.put("spring.config.name", "polaris," + service);
        properties.put("spring.application.name", service + "-service");
        properties.put("polaris.service", service);
        SpringApplication springApplication = new SpringApplication(application);
        springApplication.setDefaultProperties(properties);
        return springApplication;
    }
}
